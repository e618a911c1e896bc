// Renderer, desk page: real SIP servers instead of the practice exchange, and what that means. The secret goes to the
// host and never comes back: the page knows only whether one is set.
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const FIELDS = ['sipServer', 'sipBackups', 'sipDomain', 'sipUser'] as const;
type Typed = Partial<Record<(typeof FIELDS)[number], string>>;

/** Several addresses stand in one field, parted by spaces or commas. */
const listed = (text: string): readonly string[] => text.split(/[\s,，]+/).filter((one) => one !== '');

export function SipFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const settings = useDeskState((state) => state.settings);
  const practice = useDeskState((state) => state.identity?.practice ?? true);
  const [typed, setTyped] = useState<Typed>({});
  const shown = (name: (typeof FIELDS)[number]): string =>
    typed[name] ?? (name === 'sipBackups' ? settings.sipBackups.join(' ') : settings[name]);
  const changed = Object.keys(typed).length > 0;
  // What the running program does is not what is set until it is started again.
  const waits = practice !== (settings.sipServer === '');
  const save = () => {
    const { sipBackups, ...texts } = typed;
    const trimmed = Object.entries(texts).map(([name, text]) => [name, text.trim()]);
    const backups = sipBackups === undefined ? {} : { sipBackups: listed(sipBackups) };
    asks.settings({ ...Object.fromEntries(trimmed), ...backups });
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
            value={shown(name)}
            placeholder={name === 'sipServer' || name === 'sipBackups' ? 'wss://…' : ''}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            onPressEnter={save}
          />
        </div>
      ))}
      <SecretField />
      {practice ? <PracticeDigestField /> : null}
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

function PracticeDigestField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const isDemanded = useDeskState((state) => state.settings.practiceDigest);
  return (
    <div className="setting">
      <span>{t('settings.sip.practiceDigest')}</span>
      <Segmented
        size="small"
        aria-label={t('settings.sip.practiceDigest')}
        value={isDemanded ? 'on' : 'off'}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
        onChange={(value) => asks.settings({ practiceDigest: value === 'on' })}
      />
    </div>
  );
}

function SecretField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const isSet = useDeskState((state) => state.sipSecret);
  const [typed, setTyped] = useState('');
  const save = async (secret: string) => {
    const answer = await asks.ask('secret.write', { secret });
    if (!answer.ok) return;
    setTyped('');
    asks.store.update((state) => ({ ...state, sipSecret: secret !== '' }));
  };
  return (
    <div className="setting" data-testid="sip-secret" data-set={isSet ? 'yes' : 'no'}>
      <label htmlFor="sipSecret">{t('settings.sip.secret')}</label>
      <div className="secret-field">
        <Input
          id="sipSecret"
          size="small"
          type="password"
          autoComplete="off"
          value={typed}
          placeholder={t(isSet ? 'settings.sip.secretSet' : 'settings.sip.secretNone')}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={() => typed !== '' && void save(typed)}
        />
        <Button size="small" disabled={typed === ''} onClick={() => void save(typed)}>
          {t('settings.sip.secretSave')}
        </Button>
        <Button size="small" type="text" disabled={!isSet} onClick={() => void save('')}>
          {t('settings.sip.secretClear')}
        </Button>
      </div>
    </div>
  );
}
