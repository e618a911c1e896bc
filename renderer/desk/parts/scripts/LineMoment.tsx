// Renderer, desk page: when a line is said, and what makes it hard.
import { questionsFor } from '@shared/intake/questions/QuestionBook';
import { CONSENT } from '@shared/practice/cueOf';
import { TRAPS } from '@shared/practice/practiceScriptSchema';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDeskState } from '../../DeskContext';
import { useForm } from './ScriptFields';

const MOMENTS = [
  'answered',
  'afterMs',
  'asked',
  'retrieved',
  'transferred',
  'promised',
  'settled',
  'idle',
] as const;
/** What a moment that needs more than its name begins with. */
const BEGINS: Readonly<Partial<Record<string, object>>> = {
  afterMs: { afterMs: 20_000 },
  asked: { asked: CONSENT },
};

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

/** A time of its own has its milliseconds beside it, and who is asked his question. */
export function MomentField({ path, at }: { readonly path: string; readonly at: unknown }) {
  const { t } = useTranslation();
  const { set, wrong } = useForm();
  const more = typeof at === 'object' && at !== null ? (at as { afterMs?: unknown; asked?: unknown }) : {};
  const moment = 'asked' in more ? 'asked' : 'afterMs' in more ? 'afterMs' : text(at);
  return (
    <span className="line-moment">
      <select
        data-field={`${path}.at`}
        aria-label={t('scripts.field.at')}
        aria-invalid={wrong(`${path}.at`)}
        value={moment}
        onChange={({ target }) => set(`${path}.at`, BEGINS[target.value] ?? target.value)}
      >
        {MOMENTS.map((one) => (
          <option key={one} value={one}>
            {t(`scripts.moment.${one}`)}
          </option>
        ))}
      </select>
      {moment === 'afterMs' ? (
        <input
          type="number"
          min={0}
          step={1000}
          aria-label={t('scripts.field.afterMs')}
          value={text(more.afterMs)}
          onChange={({ target }) => set(`${path}.at.afterMs`, Number(target.value))}
        />
      ) : null}
      {moment === 'asked' ? <QuestionField at={`${path}.at.asked`} asked={text(more.asked)} /> : null}
    </span>
  );
}

/** The questions that this caller can be asked: those of the side and of his rows, the overlap's, and for consent. */
function QuestionField({ at, asked }: { readonly at: string; readonly asked: string }) {
  const { t, i18n } = useTranslation();
  const { get, set, wrong } = useForm();
  const book = useDeskState((state) => state.questions);
  const overlaps = useDeskState((state) => state.lists?.overlaps ?? NONE);
  const rows = get('expected.rows');
  const side = get('rings') === '110' ? '110' : '12345';
  const overlap = overlaps.find(({ id }) => id === get('expected.overlap.id'));
  const questions = [
    ...(book === undefined ? [] : questionsFor(book, side, '')),
    ...(Array.isArray(rows) ? rows : []).flatMap((row) => book?.rows[text(row)] ?? []),
    ...(overlap === undefined ? [] : [{ id: overlap.id, ask: overlap.question }]),
  ].map(({ id, ask }) => ({ id, label: inLanguage(ask, i18n.language) }));
  const choices = [...questions, { id: CONSENT, label: t('scripts.consent') }];
  return (
    <select
      data-field={at}
      aria-label={t('scripts.field.asked')}
      aria-invalid={wrong(at)}
      value={asked}
      onChange={({ target }) => set(at, target.value)}
    >
      {choices.some(({ id }) => id === asked) ? null : <option value={asked}>{asked}</option>}
      {choices.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}

const NONE: readonly never[] = [];
/** Traps in which what is said does not hold. */
const UNTRUE: ReadonlySet<unknown> = new Set(['wrongPlace', 'changesStory']);

interface TrapFieldProps {
  readonly path: string;
  readonly trap: unknown;
  readonly rightIn: unknown;
  /** Ids of the lines beside this one. */
  readonly others: readonly string[];
}

export function TrapField({ path, trap, rightIn, others }: TrapFieldProps) {
  const { t } = useTranslation();
  const { set, wrong } = useForm();
  const right = text(rightIn);
  return (
    <>
      <select
        className="line-trap"
        data-field={`${path}.trap`}
        aria-label={t('scripts.field.trap')}
        aria-invalid={wrong(`${path}.trap`)}
        value={text(trap)}
        onChange={({ target }) => set(`${path}.trap`, target.value === '' ? undefined : target.value)}
      >
        <option value="">{t('scripts.noTrap')}</option>
        {TRAPS.map((one) => (
          <option key={one} value={one}>
            {t(`scripts.trap.${one}`)}
          </option>
        ))}
      </select>
      {UNTRUE.has(trap) || right !== '' ? (
        <select
          className="line-trap"
          data-field={`${path}.rightIn`}
          aria-label={t('scripts.field.rightIn')}
          aria-invalid={wrong(`${path}.rightIn`)}
          value={right}
          onChange={({ target }) => set(`${path}.rightIn`, target.value === '' ? undefined : target.value)}
        >
          <option value="">{t('scripts.field.rightIn')}</option>
          {others.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
}
