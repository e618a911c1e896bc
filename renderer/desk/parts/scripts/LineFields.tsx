// Renderer, desk page: what somebody says, line by line: when, what, how long he waits then, and its sound.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentField, TrapField } from './LineMoment';
import { LineSound } from './LineSound';
import { playFile } from './playFile';
import { useForm } from './ScriptFields';

interface Line {
  readonly id?: unknown;
  readonly at?: unknown;
  readonly text?: unknown;
  readonly audio?: unknown;
  readonly pauseAfterMs?: unknown;
  readonly trap?: unknown;
  readonly rightIn?: unknown;
}

export function LineFields({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const { get, add, draft } = useForm();
  const list = get(at);
  const lines: readonly Line[] = Array.isArray(list) ? list : [];
  const addLine = () => {
    const id = freeLine(lines);
    const audio = `${draft.id}${at === 'lines' ? '' : '-partner'}-${id}.wav`;
    add(at, { id, at: 'answered', text: t('scripts.newLine'), audio, pauseAfterMs: 2_500 });
  };
  return (
    <div className="script-lines" data-lines={at}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; ids are typed and may double
        <LineRow key={index} at={at} index={index} line={line} lines={lines} />
      ))}
      <button type="button" data-testid={`add-${at}`} onClick={addLine}>
        {t('scripts.addLine')}
      </button>
    </div>
  );
}

function freeLine(lines: readonly Line[]): string {
  const taken = new Set(lines.map(({ id }) => id));
  for (let n = 1; ; n += 1) if (!taken.has(`l${n}`)) return `l${n}`;
}

interface LineRowProps {
  readonly at: string;
  readonly index: number;
  readonly line: Line;
  readonly lines: readonly Line[];
}

function LineRow({ at, index, line, lines }: LineRowProps) {
  const { t } = useTranslation();
  const { draft, get, set, move, wrong, onSound } = useForm();
  const [recording, setRecording] = useState(false);
  const path = `${at}[${index}]`;
  const field = (name: string) => ({
    'data-field': `${path}.${name}`,
    'aria-label': t(`scripts.field.${name}`),
    'aria-invalid': wrong(`${path}.${name}`),
  });
  const { audio } = line;
  const others = lines.map(({ id }) => text(id)).filter((id) => id !== text(line.id));
  return (
    <>
      <div className="script-line" data-line={String(line.id)}>
        <input
          {...field('id')}
          type="text"
          className="line-id"
          value={text(line.id)}
          onChange={({ target }) => set(`${path}.id`, target.value)}
        />
        <MomentField path={path} at={line.at} />
        <input
          {...field('text')}
          type="text"
          className="line-text"
          value={text(line.text)}
          onChange={({ target }) => set(`${path}.text`, target.value)}
        />
        <input
          {...field('pauseAfterMs')}
          type="number"
          min={0}
          step={500}
          className="line-pause"
          value={text(line.pauseAfterMs)}
          onChange={({ target }) =>
            set(`${path}.pauseAfterMs`, target.value === '' ? undefined : Number(target.value))
          }
        />
        <TrapField path={path} trap={line.trap} rightIn={line.rightIn} others={others} />
        <span className={wrong(`${path}.audio`) ? 'line-sound missing' : 'line-sound'}>
          <button
            type="button"
            aria-label={t('scripts.hear')}
            title={text(audio)}
            disabled={typeof audio !== 'string'}
            onClick={() => void playFile(text(audio)).ended}
          >
            ▶
          </button>
          <button
            type="button"
            aria-label={t('scripts.sound.title')}
            aria-expanded={recording}
            data-testid={`sound-${at}-${index}`}
            onClick={() => setRecording(!recording)}
          >
            ●
          </button>
        </span>
        <button
          type="button"
          aria-label={t('scripts.up')}
          disabled={index === 0}
          onClick={() => move(at, index, index - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={t('scripts.down')}
          disabled={index === lines.length - 1}
          onClick={() => move(at, index, index + 1)}
        >
          ↓
        </button>
        <button type="button" aria-label={t('scripts.remove')} onClick={() => set(path, undefined)}>
          ×
        </button>
      </div>
      {recording ? (
        <LineSound
          script={draft.id}
          text={text(line.text)}
          voice={text(get(at === 'lines' ? 'voice' : 'partner.voice'))}
          onKept={(kept) => {
            setRecording(false);
            set(`${path}.audio`, kept);
            onSound();
          }}
        />
      ) : null}
    </>
  );
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
