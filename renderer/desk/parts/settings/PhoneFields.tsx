// Renderer, desk page: how the phone behaves: who answers, how tones are sent, and the numbers that have keys.
import { TARGETS, targetNumber } from '@shared/call/Targets';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { RecordingFields } from './RecordingFields';

export function PhoneFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { autoAnswer, dtmf, practiceMark, supervisionShown } = useDeskState((state) => state.settings);
  return (
    <section className="setting-group" aria-label={t('settings.phone.title')}>
      <h3>{t('settings.phone.title')}</h3>
      <div className="setting">
        <span>{t('settings.phone.autoAnswer')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.phone.autoAnswer')}
          value={autoAnswer ? 'on' : 'off'}
          options={(['off', 'on'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(value) => asks.settings({ autoAnswer: value === 'on' })}
        />
      </div>
      <div className="setting">
        <span>{t('settings.phone.supervisionShown')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.phone.supervisionShown')}
          value={supervisionShown ? 'on' : 'off'}
          options={(['off', 'on'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(value) => asks.settings({ supervisionShown: value === 'on' })}
        />
      </div>
      <div className="setting">
        <span>{t('settings.phone.dtmf')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.phone.dtmf')}
          value={dtmf}
          options={[
            { value: 'rfc4733' as const, label: 'RFC 4733' },
            { value: 'info' as const, label: 'SIP INFO' },
          ]}
          onChange={(value) => asks.settings({ dtmf: value })}
        />
      </div>
      <div className="setting">
        <span>{t('settings.phone.practiceMark')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.phone.practiceMark')}
          value={practiceMark}
          options={(['low', 'middle', 'high'] as const).map((value) => ({
            value,
            label: t(`settings.phone.markLevels.${value}`),
          }))}
          onChange={(value) => asks.settings({ practiceMark: value })}
        />
      </div>
      <RecordingFields />
      <h3>{t('settings.phone.targets')}</h3>
      {TARGETS.map((name) => (
        <TargetField key={name} name={name} />
      ))}
    </section>
  );
}

function TargetField({ name }: { readonly name: (typeof TARGETS)[number] }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const targets = useDeskState((state) => state.settings.targets);
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed !== undefined && typed.trim() !== (targets[name] ?? ''))
      asks.settings({ targets: { ...targets, [name]: typed.trim() } });
    setTyped(undefined);
  };
  return (
    <div className="setting">
      <label htmlFor={`target-${name}`}>{t(`target.${name}`)}</label>
      <Input
        id={`target-${name}`}
        size="small"
        inputMode="tel"
        value={typed ?? targets[name] ?? ''}
        placeholder={targetNumber(name, {}, side) || t('settings.phone.noNumber')}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        onBlur={save}
      />
    </div>
  );
}
