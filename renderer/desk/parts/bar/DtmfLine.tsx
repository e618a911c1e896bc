// Renderer, desk page: keys of the telephone for a menu at the far end; each goes out as it is typed.
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { useDesk, useDeskState } from '../../DeskContext';

/** What can be sent: RFC 4733's events 0–11. */
const TONE = /[0-9*#]/g;

export function DtmfLine() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const sent = useDeskState(({ duty, record }) => (duty ?? record)?.tones ?? '');
  const send = (text: string) => {
    for (const tone of text.match(TONE) ?? []) asks.sendTone(tone);
  };
  return (
    <div className="dtmf-line" data-testid="dtmf" data-sent={sent}>
      <label htmlFor="dtmf">{t('dtmf.label')}</label>
      {/* Always empty: what was sent is shown from the facts of the phone, not from what was typed. */}
      <Input
        id="dtmf"
        autoFocus
        size="small"
        value=""
        inputMode="tel"
        autoComplete="off"
        placeholder={t('dtmf.hint')}
        onChange={(event) => send(event.target.value)}
      />
      <output className="dtmf-sent" htmlFor="dtmf">
        {sent === '' ? t('dtmf.none') : t('dtmf.sent', { tones: sent })}
      </output>
      <span>
        <Kbd action="close" /> {t('action.close')}
      </span>
    </div>
  );
}
