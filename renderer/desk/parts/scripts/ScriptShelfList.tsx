// Renderer, desk page: all practice scripts, found by their words, their row or what they teach.
import type { ScriptEntry } from '@shared/practice/ScriptEntry';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';

interface ShelfListProps {
  readonly entries: readonly ScriptEntry[];
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

export function ScriptShelfList({ entries, open, onOpen }: ShelfListProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found = entries.filter((entry) => entry.id === open || holds(entry, words));
  const onKeyDown = (event: KeyboardEvent) => {
    const at = found.findIndex(({ id }) => id === open);
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined;
    const entry = next === undefined ? undefined : found[Math.max(0, next)];
    if (entry === undefined) return;
    onOpen(entry.id);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go on from the search to the list
    <div className="script-shelf" onKeyDown={onKeyDown}>
      <input
        type="search"
        value={words}
        placeholder={t('scripts.search')}
        aria-label={t('scripts.search')}
        data-testid="script-search"
        onChange={({ target }) => setWords(target.value)}
      />
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('scripts.title')}
        aria-activedescendant={open && `script-${open}`}
      >
        {found.map((entry) => (
          <Entry key={entry.id} entry={entry} active={entry.id === open} onOpen={() => onOpen(entry.id)} />
        ))}
      </div>
    </div>
  );
}

function Entry({
  entry: { id, origin, script, problems, drafted },
  active,
  onOpen,
}: {
  readonly entry: ScriptEntry;
  readonly active: boolean;
  readonly onOpen: () => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      id={`script-${id}`}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={active ? 'script-entry active' : 'script-entry'}
      data-entry={id}
      onClick={onOpen}
    >
      <b>{script === undefined ? id : inLanguage(script.title, i18n.language)}</b>
      <span>
        {script === undefined ? null : `${script.rings} · ${script.rows.join(' ')}`}
        {origin === 'own' && script !== undefined ? ` · v${script.version}` : null}
        {origin === 'own' ? <i>{t('scripts.own')}</i> : null}
        {drafted ? <i>{t('scripts.drafted')}</i> : null}
        {problems.length > 0 ? <i className="broken">{t('scripts.broken')}</i> : null}
      </span>
    </div>
  );
}

/** Every word that was typed stands in it somewhere. */
function holds({ id, script }: ScriptEntry, words: string): boolean {
  const text = [
    id,
    script && [script.title, script.teaches].flatMap(({ zh, en }) => [zh, en]),
    script?.rows,
    script?.clause,
  ]
    .flat()
    .join(' ')
    .toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
