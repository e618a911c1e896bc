// Renderer, desk page: the three likeliest rows for what the caller said, with the words that spoke for them.
import { useTranslation } from 'react-i18next';
import { chooseRow } from '../../act/chooseDigit';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { DigitKey } from '../DigitKey';

const PLACES = [0, 1, 2] as const;

/** Three lines, whether filled or not: nothing below moves while a narrative is typed. */
export function SuggestedRows() {
  const { t } = useTranslation();
  const choices = useViewOf(({ choices: set }) => set);
  const { rows } = useDeskState((state) => state.suggested);
  return (
    <ol className="suggested" aria-label={t('suggested.label')} data-testid="suggested">
      {PLACES.map((place) => {
        const row = rows[place];
        if (row !== undefined)
          return <SuggestedLine key={row.code} place={place} row={row} digit={choices === 'suggested'} />;
        return (
          <li key={place} className="suggested-line empty">
            {place === 0 ? t('suggested.none') : ''}
          </li>
        );
      })}
    </ol>
  );
}

/** In words: a share of 24 rows is no chance of being right, and 0 % beside a key says nothing. */
const rankOf = (score: number): 'likely' | 'maybe' | undefined =>
  score >= 0.6 ? 'likely' : score >= 0.15 ? 'maybe' : undefined;

interface SuggestedLineProps {
  readonly place: number;
  readonly row: { readonly code: string; readonly score: number; readonly why: readonly string[] };
  readonly digit: boolean;
}

function SuggestedLine({ place, row: { code, score, why }, digit }: SuggestedLineProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const rank = rankOf(score);
  const row = useDeskState((state) => state.lists?.rows.find((each) => each.code === code));
  const chosen = useDeskState((state) => state.record?.intake.row === code);
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  return (
    <li className={`suggested-line${chosen ? ' chosen' : ''}`} data-suggested={code}>
      <button
        type="button"
        className="plain-button"
        disabled={!writable}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => chooseRow(asks, code)}
      >
        <span className="list-digit">{digit ? <DigitKey digit={place + 1} /> : null}</span>
        <span className="list-code">{code}</span>
        <span className="suggested-name">{row?.name ?? code}</span>
        <span className="suggested-why">{why.map((word) => t('suggested.word', { word })).join(' ')}</span>
        <span className="list-side">{rank === undefined ? '' : t(`suggested.rank.${rank}`)}</span>
      </button>
    </li>
  );
}
