// Renderer, desk page: annex 3, to be found by typing, by pinyin initials, by number.
import { Input } from 'antd';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { chooseRow } from '../../act/chooseDigit';
import { focusOn } from '../../act/focusOn';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import type { DeskState } from '../../state/DeskState';
import { type ChoiceSet, FIRST_QUESTION_DIGIT, questionsHaveDigits } from '../../view/choices';
import { type ListEntry, listEntries } from '../../view/listEntries';
import { questionView } from '../../view/questionView';
import './DiversionLists.css';
import { nextLine } from '../../../ui/keys/nextLine';
import { ListLine } from './ListLine';
import { SuggestedRows } from './SuggestedRows';

export function DiversionLists() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf(({ choices: set }) => set);
  const digits = useDeskState((state) => listDigits(state, choices));
  const lists = useDeskState((state) => state.lists);
  const index = useDeskState((state) => state.index);
  const identity = useDeskState((state) => state.identity);
  const screen = useDeskState((state) => state.screen);
  const idle = useViewOf(({ phase }) => phase === 'idle');
  const row = useDeskState((state) => (idle ? '' : (state.record?.intake.row ?? '')));
  const item = useDeskState((state) => (idle ? '' : (state.record?.intake.item ?? '')));
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  const [at, setAt] = useState(0);
  const entries = useMemo(
    () => listEntries({ lists, index, identity, screen }),
    [lists, index, identity, screen],
  );
  const choose = (entry: ListEntry | undefined) => {
    if (entry === undefined) return;
    setAt(0);
    if (writable) {
      chooseRow(asks, entry.row.code, entry.item?.code);
      focusOn('decision');
    } else asks.screen({ openRow: entry.row.code, listQuery: '' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = nextLine(event.key, at, entries.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && !event.ctrlKey) choose(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={t('lists.title')} aside={<Crumb />} className="lists">
      <SuggestedRows />
      <Input
        size="small"
        allowClear
        data-focus="lists"
        value={screen.listQuery}
        placeholder={t('lists.search')}
        aria-label={t('lists.search')}
        role="combobox"
        aria-expanded="true"
        aria-controls="list-entries"
        aria-activedescendant={entries[at] === undefined ? undefined : `entry-${at}`}
        onChange={(event) => {
          setAt(0);
          asks.screen({ listQuery: event.target.value });
        }}
        onKeyDown={onKeyDown}
        onFocus={() => asks.screen({ listsFocused: true })}
        onBlur={() => asks.screen({ listsFocused: false })}
      />
      {entries.length === 0 ? (
        <p className="lists-empty">{t(lists === undefined ? 'lists.loading' : 'lists.nothing')}</p>
      ) : null}
      <div id="list-entries" className="list-entries" role="listbox" aria-label={t('lists.title')}>
        {entries.map((entry, place) => (
          <ListLine
            key={entry.item?.code ?? entry.row.code}
            id={`entry-${place}`}
            entry={entry}
            digit={place < digits ? place + 1 : undefined}
            active={screen.listsFocused && place === at}
            chosen={entry.item === undefined ? entry.row.code === row : entry.item.code === item}
            withRow={screen.listQuery.trim() !== '' && entry.item !== undefined}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
    </Panel>
  );
}

/** How many lines have a digit: all nine in the search field, beside the first questions those below theirs. */
function listDigits(state: DeskState, choices: ChoiceSet): number {
  if (choices !== 'hits') return 0;
  const asked = questionsHaveDigits(state, choices) && questionView(state).at >= 0;
  return asked ? FIRST_QUESTION_DIGIT - 1 : 9;
}

/** Which row's items are shown, and the way back to all rows. */
function Crumb() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const open = useDeskState((state) => state.lists?.rows.find(({ code }) => code === state.screen.openRow));
  if (open === undefined) return <>{t('lists.all')}</>;
  return (
    <>
      <span>
        {open.code} {open.name} · {open.clause}
      </span>
      <button
        type="button"
        className="plain-button link"
        onClick={() => asks.screen({ openRow: '', listQuery: '' })}
      >
        {t('lists.back')}
      </button>
    </>
  );
}
