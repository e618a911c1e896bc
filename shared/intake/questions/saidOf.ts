import type { Words } from '../../diversion/types';
import type { Question } from './questionSchema';

const YES_NO: Readonly<Record<string, Words>> = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  unsure: { zh: '说不清', en: 'unsure' },
};

/** An answer in words; undefined where it is none of this question's. */
export function answerWords(question: Question, answer: string): Words | undefined {
  switch (question.kind) {
    case 'yesNo':
      return YES_NO[answer];
    case 'choice':
      return question.options.find(({ id }) => id === answer)?.text;
    case 'number':
      return /^\d{1,12}$/.test(answer)
        ? { zh: `${answer}${question.unit.zh}`, en: `${answer} ${question.unit.en}` }
        : undefined;
    case 'field':
      return undefined;
  }
}

/** Question and answer as one Chinese sentence for the record. */
export const saidOf = (question: Question, answer: string): string =>
  `${question.ask.zh}${answerWords(question, answer)?.zh ?? answer}`;
