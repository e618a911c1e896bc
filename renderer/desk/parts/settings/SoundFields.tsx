// Renderer, desk page: microphone, speaker and ringer, and how they sound. The phone page does the sound; here it is
// asked for and shown.
import type { AudioDevice } from '@shared/call/AudioDevice';
import type { AudioTestKind } from '@shared/call/AudioTest';
import { Button, Segmented } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const KINDS = ['microphone', 'speaker', 'ringer'] as const;
const PROCESSING = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

export function SoundFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const settings = useDeskState((state) => state.settings);
  const devices = useDeskState((state) => state.phone.devices);
  return (
    <section className="setting-group" aria-label={t('sound.title')} data-testid="sound">
      <h3>{t('sound.title')}</h3>
      {KINDS.map((kind) => (
        <DeviceField
          key={kind}
          kind={kind}
          set={settings[kind]}
          there={(kind === 'microphone' ? devices?.microphones : devices?.speakers) ?? []}
        />
      ))}
      {PROCESSING.map((name) => (
        <div className="setting" key={name}>
          <span>{t(`sound.${name}`)}</span>
          <Segmented
            size="small"
            aria-label={t(`sound.${name}`)}
            value={settings[name] ? 'on' : 'off'}
            options={(['off', 'on'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
            onChange={(value) => asks.settings({ [name]: value === 'on' })}
          />
        </div>
      ))}
      <SoundTest />
    </section>
  );
}

interface DeviceFieldProps {
  readonly kind: (typeof KINDS)[number];
  readonly set: AudioDevice;
  readonly there: readonly AudioDevice[];
}

/** A device that is not plugged in now stays chosen, and is said to be away. */
function DeviceField({ kind, set, there }: DeviceFieldProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const away = set.id !== '' && !there.some(({ id }) => id === set.id);
  const choose = (id: string) => {
    const device = there.find((one) => one.id === id);
    asks.settings({ [kind]: device ?? { id: '', label: '' } });
  };
  return (
    <div className="setting">
      <label htmlFor={`sound-${kind}`}>{t(`sound.${kind}`)}</label>
      <select id={`sound-${kind}`} value={set.id} onChange={(event) => choose(event.target.value)}>
        <option value="">{t(kind === 'ringer' ? 'sound.likeSpeaker' : 'sound.default')}</option>
        {away ? <option value={set.id}>{t('sound.away', { name: set.label })}</option> : null}
        {there
          .filter(({ id }) => id !== '' && id !== 'default')
          .map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
      </select>
    </div>
  );
}

const TESTS: readonly AudioTestKind[] = ['level', 'echo', 'ring', 'stop'];

function SoundTest() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const heard = useDeskState((state) => state.audioTest);
  const using = useDeskState((state) => state.phone.using);
  // Nobody looks at it any more.
  useEffect(() => () => void asks.ask('phone.testAudio', { what: 'stop' }), [asks]);
  return (
    <div className="sound-test" data-testid="sound-test" data-state={heard.state}>
      <p>{t('sound.using', { microphone: using?.microphone ?? '', speaker: using?.speaker ?? '' })}</p>
      <p className="sound-keys">
        {TESTS.map((what) => (
          <Button
            key={what}
            size="small"
            data-test={what}
            onClick={() => void asks.ask('phone.testAudio', { what })}
          >
            {t(`sound.test.${what}`)}
          </Button>
        ))}
      </p>
      <meter min={0} max={1} value={heard.level} aria-label={t('sound.level')} />
      <p role="status">{t(`sound.state.${heard.state}`)}</p>
    </div>
  );
}
