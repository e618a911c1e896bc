// Renderer, desk page: why help is asked for, in a word; the line covers no call, and Enter alone will do.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { sendHelp } from '../../act/helpActs';
import { useDesk } from '../../DeskContext';
import './Seat.css';

/** Characters: it stands on a tile of the lead's board. */
const LONGEST = 30;

export function AskHelpLine() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [word, setWord] = useState('');
  return (
    <form
      className="pause-line"
      data-testid="ask-help"
      onSubmit={(event) => {
        event.preventDefault();
        sendHelp(asks, word);
      }}
    >
      <label htmlFor="ask-help">{t('askHelp.label')}</label>
      <Input
        id="ask-help"
        autoFocus
        size="small"
        className="ask-help-word"
        value={word}
        maxLength={LONGEST}
        autoComplete="off"
        placeholder={t('askHelp.hint')}
        onChange={(event) => setWord(event.target.value)}
      />
      <span>
        <Kbd action="close" /> {t('action.close')}
      </span>
    </form>
  );
}
