// Renderer, board page: which figures: range, lines, and what they are narrowed down to. 1–4 choose the range, Q goes to
// the first choice, X takes the narrowing back.
import type { FigureGroup, FiguresNarrow } from '@shared/contract/board/BoardCalls';
import { SIDES } from '@shared/kernel/side';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useAsk, useBoard, useBoardState } from '../BoardContext';
import { useKeysHere } from '../parts/useKeysHere';
import { type FiguresView, NARROWED, type Narrowed, narrowedBy, rangeByKey } from './figuresView';
import { RANGES, type Range } from './ranges';
import { useFigureNames } from './useFigureNames';

const GROUPS: readonly FigureGroup[] = [
  'all',
  'side',
  'city',
  'team',
  'person',
  'seat',
  'row',
  'level',
  'division',
  'day',
  'hour',
];

interface FiguresBarProps {
  readonly view: FiguresView;
  readonly range: Range | undefined;
  readonly today: string;
  readonly onChange: (change: Partial<FiguresView>) => void;
  readonly onPrint: () => void;
}

export function FiguresBar({ view, range, today, onChange, onPrint }: FiguresBarProps) {
  const { t } = useTranslation();
  const { narrow } = view;
  const own = view.own ?? ([today, today] as const);
  const narrowed = Object.keys(narrow).length > 0;
  useKeysHere((key) => {
    const range = rangeByKey(key);
    if (range !== undefined) onChange({ range });
    else if (key === 'x') onChange({ narrow: {} });
    else return false;
    return true;
  });
  return (
    <div className="figures-wish">
      {RANGES.map((one, n) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view.range}
          data-range={one}
          onClick={() => onChange({ range: one })}
        >
          {t(`figures.range.${one}`)} <KbdText text={String(n + 1)} />
        </button>
      ))}
      {view.range === 'own' &&
        ([0, 1] as const).map((end) => (
          <input
            key={end}
            type="date"
            aria-label={t(end === 0 ? 'figures.from' : 'figures.to')}
            value={own[end]}
            onChange={({ target: { value } }) =>
              onChange({ own: end === 0 ? [value, own[1]] : [own[0], value] })
            }
          />
        ))}
      <label>
        {t('figures.by')} <KbdText text="Q" />
        <select
          id="board-first-field"
          value={view.by}
          data-testid="group"
          onChange={({ target }) => onChange({ by: target.value as FigureGroup })}
        >
          {GROUPS.map((one) => (
            <option key={one} value={one}>
              {t(`figures.group.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {SIDES.map((one) => (
        <button
          key={one}
          type="button"
          data-narrow="side"
          aria-pressed={one === narrow.side}
          onClick={() => {
            const { side, ...rest } = narrow;
            onChange({ narrow: one === side ? rest : { ...rest, side: one } });
          }}
        >
          {one}
        </button>
      ))}
      <NarrowChoices narrow={narrow} range={range} onChange={(next) => onChange({ narrow: next })} />
      <button
        type="button"
        disabled={!narrowed}
        data-testid="narrow-off"
        onClick={() => onChange({ narrow: {} })}
      >
        {t('figures.everything')} <KbdText text="X" />
      </button>
      <button type="button" className="to-print" data-testid="print" onClick={onPrint}>
        {t('figures.print')} <KbdText text="Ctrl+P" />
      </button>
    </div>
  );
}

interface NarrowChoicesProps {
  readonly narrow: FiguresNarrow;
  readonly range: Range | undefined;
  readonly onChange: (narrow: FiguresNarrow) => void;
}

function NarrowChoices({ narrow, range, onChange }: NarrowChoicesProps) {
  const { t } = useTranslation();
  const names = useFigureNames();
  const options = useOptions(range);
  return NARROWED.map((name) => {
    const value = narrow[name] === undefined ? '' : String(narrow[name]);
    const offered = options[name];
    return (
      <select
        key={name}
        value={value}
        aria-label={t(`figures.group.${name}`)}
        data-narrow={name}
        data-on={value !== '' || undefined}
        onChange={({ target }) => onChange(narrowedBy(narrow, name, target.value))}
      >
        <option value="">{t('figures.any', { what: t(`figures.group.${name}`) })}</option>
        {/* What was chosen stays a choice, also where the range knows nothing of it. */}
        {(value === '' || offered.includes(value) ? offered : [value, ...offered]).map((key) => (
          <option key={key} value={key}>
            {names(name, key)}
          </option>
        ))}
      </select>
    );
  });
}

const LEVELS = ['1', '2', '3'];

/** Cities and teams are those of seats that are known; persons those who did something in the range. */
function useOptions(range: Range | undefined): Readonly<Record<Narrowed, readonly string[]>> {
  const ask = useAsk();
  const { rows } = useBoard();
  const lists = useBoardState((state) => state.lists);
  const [persons, setPersons] = useState<readonly string[]>([]);
  const [from, to] = [range?.from, range?.to];
  useEffect(() => {
    let late = false;
    if (from === undefined || to === undefined) return;
    void ask('board.figures', { from, to, by: 'person' }).then((answer) => {
      if (!late && answer.ok) setPersons(answer.value.map(({ key }) => key).filter((key) => key !== ''));
    });
    return () => {
      late = true;
    };
  }, [ask, from, to]);
  return useMemo(() => {
    const cards = [...rows.cards()];
    const known = (all: readonly string[]) => [...new Set(all)].filter((one) => one !== '').sort();
    return {
      city: known(cards.map(({ region }) => region)),
      team: known(cards.map(({ team }) => team)),
      person: [...persons].sort(),
      row: lists?.rows.map(({ code }) => code) ?? [],
      level: LEVELS,
    };
  }, [rows, persons, lists]);
}
