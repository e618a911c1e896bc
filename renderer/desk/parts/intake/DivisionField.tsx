// Renderer, desk page: the administrative division of the place, by name, pinyin initials or code, in one line.
import { divisionAt, divisionLabel } from '@shared/intake/place/Division';
import { divisionsInText } from '@shared/intake/place/divisionsInText';
import { type DivisionHit, searchDivisions } from '@shared/intake/place/searchDivisions';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import './DivisionField.css';
import { nextLine } from '../../../ui/keys/nextLine';
import { Field } from './Field';
import { useField } from './useField';

/** As many as there is room for below the field; whoever needs the fifth types one letter more. */
const SHOWN = 4;

export function DivisionField() {
  const { t } = useTranslation();
  const { clock } = useDesk();
  const [code, setCode] = useField('division');
  const [place] = useField('place');
  const index = useDeskState((state) => state.divisions);
  const skew = useDeskState((state) => state.skew);
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  /** Undefined: nobody is typing, and the field shows what is chosen. */
  const [query, setQuery] = useState<string | undefined>(undefined);
  const [at, setAt] = useState(0);
  /** A lent seat is asked about the other city's places. */
  const city = useDeskState(({ seat }) => seat?.lent?.to);

  const day = textOfDay(dayOf((clock() + skew) as Parameters<typeof dayOf>[0]));
  const chosen = index === undefined || code === '' ? undefined : divisionAt(index.divisions, code, day);
  const named = index === undefined ? [] : divisionsInText(index, place, { day, limit: SHOWN });
  const open = query !== undefined && index !== undefined;
  const hits = !open
    ? []
    : query.trim() === ''
      ? named
      : searchDivisions(index, query, { day, near: code || named[0]?.division.code || city, limit: SHOWN });
  const proposed = chosen === undefined ? named[0] : undefined;

  const shown =
    chosen !== undefined
      ? divisionLabel(chosen)
      : proposed === undefined
        ? t('field.divisionHint')
        : t('field.divisionProposed', { division: divisionLabel(proposed.division) });

  const take = (hit: DivisionHit | undefined) => {
    if (hit === undefined) return;
    setCode(hit.division.code);
    setQuery('');
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return;
    const to = nextLine(event.key, at, hits.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') take(hits[at]);
    else if (event.key === 'Backspace' && query === '') setCode('');
    else return;
    event.preventDefault();
  };
  return (
    <Field label={t('field.division')} htmlFor="division">
      <div className="division" data-testid="division" data-division={code}>
        <Input
          id="division"
          size="small"
          data-focus="division"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="division-hits"
          aria-activedescendant={hits[at] === undefined ? undefined : `division-${at}`}
          value={query === undefined || query === '' ? '' : query}
          readOnly={!writable}
          placeholder={shown}
          className={chosen === undefined ? '' : 'division-chosen'}
          onChange={(event) => {
            setAt(0);
            setQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            setAt(0);
            setQuery('');
          }}
          onBlur={() => setQuery(undefined)}
        />
        {hits.length === 0 ? null : (
          <div id="division-hits" className="division-hits" role="listbox" aria-label={t('field.division')}>
            {hits.map((hit, place) => (
              // The field keeps the focus and moves through the lines with the arrow keys (ARIA combobox).
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              <div
                key={hit.division.code}
                id={`division-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                className={place === at ? 'active' : ''}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(hit)}
              >
                <span className="list-code">{hit.division.code}</span> {divisionLabel(hit.division)}
                {hit.former === undefined ? '' : ` ${t('field.divisionFormer', { name: hit.former })}`}
              </div>
            ))}
          </div>
        )}
      </div>
    </Field>
  );
}
