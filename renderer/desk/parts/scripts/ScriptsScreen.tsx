// Renderer, desk page: where trainers write practice scripts; in place of the idle desk, never over a call.
import { blankScript, copyScript, freeId } from '@shared/practice/newScript';
import type { ScriptEntry, ScriptText } from '@shared/practice/ScriptEntry';
import type { ScriptWorld } from '@shared/practice/scriptWorld';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { ScriptEditor } from './ScriptEditor';
import { ScriptShelfList } from './ScriptShelfList';
import './Scripts.css';
import { useScriptWorld } from './useScriptDraft';

export function ScriptsScreen() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { known, look } = useScriptWorld();
  const { entries, refresh } = useEntries();
  const [opened, setOpened] = useState<ScriptText>();
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus(), []);
  const open = async (id: string) => {
    const answer = await asks.ask('script.read', { id });
    if (answer.ok) setOpened(answer.value);
    asks.screen({ writing: { preview: false } });
  };
  /** What is new is a draft from its first word on. */
  const begin = async (name: string, make: (id: string) => string) => {
    const id = freeId(name, new Set(entries.map((entry) => entry.id)));
    const kept = await asks.ask('script.draft', { id, text: make(id) });
    if (!kept.ok) return;
    await refresh();
    await open(id);
  };
  const saved = async (id: string) => {
    await refresh();
    await open(id);
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
          onSaved={() => void saved(opened.id)}
          onChanged={() => void refresh()}
        />
      )}
    </main>
  );
}

export interface EditorProps {
  readonly opened: ScriptText;
  readonly world: ScriptWorld;
  readonly voices: readonly string[];
  /** A sound is kept that was not there before. */
  readonly onSound: () => void;
  readonly onCopy: (text: string) => void;
  readonly onSaved: () => void;
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
