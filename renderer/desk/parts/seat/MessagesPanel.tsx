// Renderer, desk page: the leads' short messages, newest first, in the column that covers no call. The newest is
// answered by a digit or by own words.
import { toAnswer } from '@shared/seat/letter/LetterBox';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { Panel } from '../../../ui/panel/Panel';
import { useQuickAnswer } from '../../../ui/words/useQuickAnswer';
import { answerLetter, QUICK_ANSWERS } from '../../act/helpActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { choiceSet } from '../../view/choices';
import { dayAndTime } from '../../view/duration';
import { phaseOf } from '../../view/phaseOf';
import { ActionButton } from '../ActionButton';
import { ChoiceButtons } from '../ChoiceButtons';
import './Seat.css';

export function MessagesPanel() {
  const { t } = useTranslation();
  const quick = useQuickAnswer();
  const letters = useDeskState((state) => state.letters);
  const open = toAnswer(letters);
  return (
    <Panel title={t('messages.title')} aside={<ActionButton action="close" always />}>
      {letters.received.length === 0 ? <p>{t('messages.none')}</p> : null}
      <ul className="messages" data-testid="messages">
        {letters.received.map(({ letter, from, name, text, at, answer }) => (
          <li key={letter}>
            <span className="message-from">
              {name === '' ? t('messages.lead') : name} {from} {dayAndTime(at)}
            </span>
            {text}
            {answer === undefined ? null : (
              <span className="message-answer" data-testid="answered">
                {t('messages.answered', { text: quick(answer) })}
              </span>
            )}
            {open?.letter === letter ? <AnswerLine /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Characters: it stands beside the seat on the lead's board. */
const LONGEST = 60;

function AnswerLine() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const digits = useDeskState((state) => choiceSet(state, phaseOf(state.record)) === 'letters');
  const quick = useQuickAnswer();
  const [words, setWords] = useState('');
  return (
    <form
      className="message-answering"
      onSubmit={(event) => {
        event.preventDefault();
        answerLetter(asks, words);
      }}
    >
      <ChoiceButtons
        label={t('messages.answer')}
        digits={digits}
        altOnce
        choices={QUICK_ANSWERS.map((id) => ({ id, label: quick(id) }))}
        onChoose={(index) => answerLetter(asks, QUICK_ANSWERS[index] ?? '')}
      />
      <span className="message-words">
        <Kbd action="messages" />
        <Input
          size="small"
          data-focus="answer"
          value={words}
          maxLength={LONGEST}
          autoComplete="off"
          aria-label={t('messages.answer')}
          placeholder={t('messages.answerHint')}
          onChange={(event) => setWords(event.target.value)}
        />
      </span>
    </form>
  );
}
