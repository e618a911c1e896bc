// Renderer, desk page: a real SIP server instead of the practice exchange, and what that means.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const FIELDS = ['sipServer', 'sipDomain', 'sipUser'] as const;
type Typed = Partial<Record<(typeof FIELDS)[number], string>>;

export function SipFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const settings = useDeskState((state) => state.settings);
  const practice = useDeskState((state) => state.identity?.practice ?? true);
  const [typed, setTyped] = useState<Typed>({});
  const changed = FIELDS.some((name) => (typed[name] ?? settings[name]) !== settings[name]);
  // What the running program does is not what is set until it is started again.
  const waits = practice !== (settings.sipServer === '');
  const save = () => {
    const trimmed = Object.entries(typed).map(([name, text]) => [name, text.trim()]);
    asks.settings(Object.fromEntries(trimmed));
    setTyped({});
  };
  return (
    <section className="setting-group" aria-label={t('settings.sip.title')}>
      <h3>{t('settings.sip.title')}</h3>
      <p>{t(practice ? 'settings.sip.practice' : 'settings.sip.live')}</p>
      {FIELDS.map((name) => (
        <div className="setting" key={name}>
          <label htmlFor={name}>{t(`settings.sip.${name}`)}</label>
          <Input
            id={name}
            size="small"
            spellCheck={false}
            value={typed[name] ?? settings[name]}
            placeholder={name === 'sipServer' ? 'wss://…' : ''}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            onPressEnter={save}
          />
        </div>
      ))}
      <p>{t('settings.sip.means')}</p>
      <p>
        <Button size="small" type="primary" disabled={!changed} onClick={save}>
          {t('settings.sip.save')}
        </Button>{' '}
        {waits ? <b className="warn-text">{t('settings.sip.waits')}</b> : null}
      </p>
    </section>
  );
}
