// Renderer, desk page: the knowledge base, in the column of what is read: it covers no call. Found by words, or, before
// anything is typed, what belongs to the row of the call.
import { bodyBlocks } from '@shared/knowledge/bodyBlocks';
import type { KnowledgeHit } from '@shared/knowledge/findKnowledge';
import type { KnowledgeEntry } from '@shared/knowledge/knowledgeSchema';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import './Knowledge.css';
import { nextLine } from '../../../ui/keys/nextLine';
import { useKnowledge } from './useKnowledge';

export function KnowledgePanel() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const hits = useKnowledge(query);
  const [at, setAt] = useState(0);
  const row = useDeskState((state) => state.record?.intake.row ?? '');
  const chosen = hits?.[Math.min(at, hits.length - 1)];
  // biome-ignore lint/correctness/useExhaustiveDependencies: other hits begin at the first again
  useEffect(() => setAt(0), [query, row]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || hits === undefined) return;
    const to = nextLine(event.key, at, hits.length);
    if (event.key === 'PageDown' || event.key === 'PageUp') turnPage(event);
    else if (to !== undefined) setAt(to);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={t('knowledge.title')} className="knowledge" aside={<ActionButton action="close" always />}>
      <div className="knowledge-search">
        <Input
          size="small"
          allowClear
          data-focus="knowledge"
          value={query}
          aria-label={t('knowledge.search')}
          placeholder={t('knowledge.search')}
          role="combobox"
          aria-expanded="true"
          aria-controls="knowledge-list"
          aria-activedescendant={chosen === undefined ? undefined : `knowledge-${chosen.entry.id}`}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id="knowledge-list"
        className="knowledge-list"
        role="listbox"
        aria-label={t('knowledge.title')}
        data-testid="knowledge"
      >
        {(hits ?? []).map((hit, place) => (
          <HitLine key={hit.entry.id} hit={hit} active={hit === chosen} onChoose={() => setAt(place)} />
        ))}
      </div>
      {chosen === undefined ? (
        <p className="knowledge-none">{t(query.trim() === '' ? 'knowledge.none' : 'knowledge.notFound')}</p>
      ) : (
        <Entry entry={chosen.entry} />
      )}
    </Panel>
  );
}

/** The text of a long entry, while the words are still being typed. */
function turnPage({ key, currentTarget }: KeyboardEvent): void {
  const body = currentTarget.closest('.panel-body');
  body?.scrollBy({ top: (key === 'PageDown' ? 0.8 : -0.8) * body.clientHeight });
}

function HitLine({
  hit: { entry, ofRow },
  active,
  onChoose,
}: {
  readonly hit: KnowledgeHit;
  readonly active: boolean;
  readonly onChoose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      id={`knowledge-${entry.id}`}
      className="plain-button"
      role="option"
      aria-selected={active}
      tabIndex={-1}
      data-entry={entry.id}
      onClick={onChoose}
      ref={(line) => {
        if (active) line?.scrollIntoView({ block: 'nearest' });
      }}
    >
      {entry.title}
      {ofRow ? <small>{t('knowledge.ofRow')}</small> : null}
    </button>
  );
}

function Entry({ entry }: { readonly entry: KnowledgeEntry }) {
  const { t } = useTranslation();
  const departments = useDeskState((state) => state.lists?.departments);
  const { source, until } = entry;
  const keeper = departments?.find(({ no }) => no === source.department)?.name;
  const facts = [
    `${source.title}${source.clause === undefined ? '' : ` ${source.clause}`}`,
    ...(keeper === undefined ? [] : [keeper]),
    ...(until === undefined ? [] : [t('knowledge.until', { day: until })]),
  ];
  return (
    <article className="knowledge-entry" data-testid="knowledge-entry">
      <h3>{entry.title}</h3>
      <Body body={entry.body} />
      <p className="knowledge-source">{facts.join(' · ')}</p>
    </article>
  );
}

function Body({ body }: { readonly body: string }) {
  return bodyBlocks(body).map(({ kind, spans }, n) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the text stands as it is
    const text = spans.map((span, i) => (i % 2 === 0 ? span : <b key={i}>{span}</b>));
    const Tag = kind === 'heading' ? 'h4' : 'p';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text stands as it is
      <Tag key={n} className={kind === 'point' ? 'knowledge-point' : undefined}>
        {text}
      </Tag>
    );
  });
}
