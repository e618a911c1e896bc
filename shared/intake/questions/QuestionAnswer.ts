/** One answer of the caller to one of the questions in `resources/questions`. */
export interface QuestionAnswer {
  /** `yes`, `no`, `unsure`, the id of an option, or a number in figures. */
  readonly answer: string;
  /** Question and answer in the words of that day, so that the record explains itself when the file has changed. */
  readonly said: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** By the question's id. */
export type QuestionAnswers = Readonly<Record<string, QuestionAnswer>>;
