// Renderer, desk page: the central platform instead of a queue alone. What is saved here counts at once.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const FIELDS = [
  'platformServers',
  'platformCredentials',
  'platformCa',
  'platformSigner',
  'platformRegion',
] as const;
type Field = (typeof FIELDS)[number];

export function PlatformFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const settings = useDeskState((state) => state.settings);
  const practice = useDeskState((state) => state.identity?.practice ?? true);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const saved = (name: Field): string =>
    name === 'platformServers' ? settings.platformServers.join(' ') : settings[name];
  const changed = FIELDS.some((name) => (typed[name] ?? saved(name)) !== saved(name));
  const save = () => {
    const { platformServers, ...texts } = typed;
    asks.settings({
      ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.trim()])),
      ...(platformServers === undefined
        ? {}
        : { platformServers: platformServers.split(/[\s,，]+/).filter((one) => one !== '') }),
    });
    setTyped({});
  };
  return (
    <section className="setting-group" aria-label={t('settings.platform.title')}>
      <h3>{t('settings.platform.title')}</h3>
      <p>{t(practice ? 'settings.platform.practice' : 'settings.platform.means')}</p>
      {FIELDS.map((name) => (
        <div className="setting" key={name}>
          <label htmlFor={name}>{t(`settings.platform.${name}`)}</label>
          <Input
            id={name}
            size="small"
            spellCheck={false}
            value={typed[name] ?? saved(name)}
            placeholder={name === 'platformServers' ? 'tls://…' : ''}
            onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
            onPressEnter={save}
          />
        </div>
      ))}
      <p>
        <Button size="small" type="primary" data-testid="platform-save" disabled={!changed} onClick={save}>
          {t('settings.platform.save')}
        </Button>
      </p>
    </section>
  );
}
