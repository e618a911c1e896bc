// Renderer, desk page: the words of the greeting and the first questions, one at a time, always in the same place.
import { answersOf } from '@shared/intake/questions/loadQuestions';
import type { Question } from '@shared/intake/questions/questionSchema';
import { answerWords } from '@shared/intake/questions/saidOf';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { inLanguage } from '../../../ui/words/createWords';
import { answerQuestion, pressQuestionKey, skipQuestion } from '../../act/questionActs';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { FIRST_QUESTION_DIGIT, questionsHaveDigits } from '../../view/choices';
import { type AskedQuestion, questionView } from '../../view/questionView';
import { ChoiceButtons } from '../ChoiceButtons';
import './Questions.css';

export function Questions() {
  const { t } = useTranslation();
  const questions = useDeskState((state) => state.questions);
  const record = useDeskState((state) => state.record);
  const screen = useDeskState((state) => state.screen);
  const identity = useDeskState((state) => state.identity);
  const { all, at } = useMemo(
    () => questionView({ questions, record, screen, identity }),
    [questions, record, screen, identity],
  );
  const asked = all[at];
  return (
    <section className="questions" aria-label={t('questions.label')} data-testid="questions">
      <Progress all={all} at={at} />
      {asked === undefined ? (
        <p className="question-none" data-question="">
          {all.length === 0 ? '' : t('questions.all')}
        </p>
      ) : (
        <OneQuestion key={asked.question.id} asked={asked} />
      )}
    </section>
  );
}

/** A small mark for each question: what was answered can be read and gone back to. */
function Progress({ all, at }: { readonly all: readonly AskedQuestion[]; readonly at: number }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const practice = useDeskState(({ identity }) => identity?.practice ?? false);
  const done = all.filter(({ answered }) => answered !== undefined).length;
  return (
    <div className="question-progress">
      <span>{t('questions.done', { done, all: all.length })}</span>
      {all.map(({ question, answered, skipped }, place) => {
        const ask = inLanguage(question.ask, i18n.language);
        const said = answered === undefined ? '' : ` ${inLanguage(answered, i18n.language)}`;
        const mark = answered !== undefined ? 'done' : skipped ? 'skipped' : 'open';
        return (
          <button
            key={question.id}
            type="button"
            className={`question-mark ${mark}${place === at ? ' now' : ''}`}
            title={`${ask}${said}`}
            aria-label={`${ask}${said}`}
            aria-current={place === at ? 'step' : undefined}
            onClick={() => asks.screen({ question: question.id })}
          />
        );
      })}
      <span className="question-keys">
        {practice ? (
          <>
            {t('questions.asked')} <Kbd action="asked" />{' '}
          </>
        ) : null}
        <Kbd action="questionBack" /> <Kbd action="questionNext" />
      </span>
    </div>
  );
}

function OneQuestion({ asked }: { readonly asked: AskedQuestion }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf(({ choices: set }) => set);
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  const digits = useDeskState((state) => questionsHaveDigits(state, choices)) && writable;
  const { question, answered, answer } = asked;
  const named = answersOf(question).map((id) => ({
    id,
    label: inLanguage(answerWords(question, id) ?? { zh: id, en: id }, i18n.language),
    chosen: id === answer,
    disabled: !writable,
  }));
  const write = { id: 'write', label: t('questions.write'), chosen: false, disabled: !writable };
  const skip = { id: 'skip', label: t('questions.skip'), chosen: false, disabled: false };
  return (
    <div data-question={question.id}>
      <p className="question-ask">
        <b>{inLanguage(question.ask, i18n.language)}</b>
        {answered === undefined || answer !== undefined ? null : (
          <span className="question-said">{inLanguage(answered, i18n.language)}</span>
        )}
      </p>
      <div className="question-answers">
        {question.kind === 'number' ? <NumberAnswer question={question} answer={answer} /> : null}
        <ChoiceButtons
          label={inLanguage(question.ask, i18n.language)}
          choices={[...(named.length > 0 ? named : [write]), skip]}
          digits={digits}
          firstDigit={FIRST_QUESTION_DIGIT}
          altOnce
          onChoose={(index) => pressQuestionKey(asks, index)}
        />
      </div>
    </div>
  );
}

/** Enter answers and goes on; figures only. */
function NumberAnswer({
  question,
  answer = '',
}: {
  readonly question: Extract<Question, { kind: 'number' }>;
  readonly answer: string | undefined;
}) {
  const { i18n } = useTranslation();
  const { asks } = useDesk();
  const [typed, setTyped] = useState(answer);
  return (
    <Input
      size="small"
      className="question-number"
      data-focus="questionNumber"
      inputMode="numeric"
      maxLength={12}
      value={typed}
      suffix={inLanguage(question.unit, i18n.language)}
      aria-label={inLanguage(question.ask, i18n.language)}
      onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
      onPressEnter={(event) => {
        if (event.nativeEvent.isComposing || event.ctrlKey) return;
        if (typed === '') skipQuestion(asks, question);
        else answerQuestion(asks, question, typed);
      }}
    />
  );
}
