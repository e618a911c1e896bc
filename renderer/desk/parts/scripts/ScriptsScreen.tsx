// Renderer, desk page: where trainers write practice scripts; in place of the idle desk, never over a call.
import { blankScript, copyScript, freeId } from '@shared/practice/newScript';
import type { ScriptEntry } from '@shared/practice/ScriptEntry';
import type { ScriptWorld } from '@shared/practice/scriptWorld';
import { change } from '@shared/practice/undoLog';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk, useDeskState } from '../../DeskContext';
import type { OpenedScript } from '../../state/DeskState';
import { ActionButton } from '../ActionButton';
import { ScriptEditor } from './ScriptEditor';
import { ScriptShelfList } from './ScriptShelfList';
import './Scripts.css';
import { openScript, useScriptWorld } from './useScriptDraft';

export function ScriptsScreen() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { known, look } = useScriptWorld();
  const { entries, refresh } = useEntries();
  const opened = useDeskState(({ screen: { writing } }) => writing?.opened);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus(), []);
  const open = async (id: string) => {
    const answer = await asks.ask('script.read', { id });
    if (answer.ok) asks.screen({ writing: { preview: false, opened: openScript(answer.value) } });
  };
  /** What is new is a draft from its first word on. */
  const begin = async (name: string, make: (id: string) => string) => {
    const id = freeId(name, new Set(entries.map((entry) => entry.id)));
    const kept = await asks.ask('script.draft', { id, text: make(id) });
    if (!kept.ok) return;
    await refresh();
    await open(id);
  };
  /** What was typed meanwhile stays, and what was done before can still be undone. */
  const saved = async (id: string, text: string) => {
    await refresh();
    const answer = await asks.ask('script.read', { id });
    const { writing } = asks.store.get().screen;
    if (answer.ok && writing?.opened?.id === id) {
      const { log } = writing.opened;
      const next = log.now === text ? change(log, answer.value.text, 'version', Date.now()) : log;
      asks.screen({ writing: { preview: false, opened: { ...answer.value, log: next } } });
    }
  };
  return (
    <main ref={screen} className="scripts-screen" tabIndex={-1} data-testid="scripts">
      <Panel
        title={t('scripts.title')}
        className="scripts-list"
        aside={
          <button type="button" data-testid="new-script" onClick={() => void begin('my-script', blankScript)}>
            {t('scripts.new')}
          </button>
        }
      >
        <ScriptShelfList entries={entries} open={opened?.id} onOpen={(id) => void open(id)} />
      </Panel>
      {opened === undefined || known === undefined ? (
        <Panel title={t('scripts.none')} aside={<ActionButton action="close" always />}>
          <p className="order-hint">{t('scripts.hint')}</p>
        </Panel>
      ) : (
        <ScriptEditor
          key={`${opened.id} ${opened.text.length} ${opened.text}`}
          opened={opened}
          world={known.world}
          voices={known.voices}
          onSound={look}
          onCopy={(text) => void begin(opened.id, (id) => copyScript(text, id))}
          onSaved={(text) => void saved(opened.id, text)}
          onChanged={() => void refresh()}
        />
      )}
    </main>
  );
}

export interface EditorProps {
  readonly opened: OpenedScript;
  readonly world: ScriptWorld;
  readonly voices: readonly string[];
  /** A sound is kept that was not there before. */
  readonly onSound: () => void;
  readonly onCopy: (text: string) => void;
  /** This text is the newest version. */
  readonly onSaved: (text: string) => void;
  readonly onChanged: () => void;
}

function useEntries() {
  const { asks } = useDesk();
  const [entries, setEntries] = useState<readonly ScriptEntry[]>([]);
  const refresh = useRef(async () => {
    const answer = await asks.ask('script.list', {});
    if (answer.ok) setEntries([...answer.value].sort(ownFirst));
  });
  useEffect(() => void refresh.current(), []);
  return { entries, refresh: refresh.current };
}

const ownFirst = (a: ScriptEntry, b: ScriptEntry): number =>
  Number(a.origin === 'house') - Number(b.origin === 'house') || a.id.localeCompare(b.id);
