// Renderer, desk page: the script that is being written. Its text is the whole truth; the form and the text side both
// change it, one undo goes back over both, and whatever is typed goes to the host at once as a draft.
import { readScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { ScriptText } from '@shared/practice/ScriptEntry';
import type { ScriptProblem } from '@shared/practice/ScriptProblem';
import { type ScriptWorld, scriptWorld } from '@shared/practice/scriptWorld';
import { beginUndo, change, redo, type UndoLog, undo } from '@shared/practice/undoLog';
import { readYamlSource, type YamlRead, type YamlSource } from '@shared/practice/yamlSource';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskAsks } from '../../act/DeskAsks';
import { useDesk, useDeskState } from '../../DeskContext';
import type { OpenedScript } from '../../state/DeskState';

export interface ScriptDraft {
  readonly id: string;
  readonly house: boolean;
  readonly text: string;
  /** What was read of it; undefined where it is no YAML, and the form has nothing to show. */
  readonly source: YamlSource | undefined;
  readonly value: Readonly<Record<string, unknown>> | undefined;
  /** Undefined where it can't be played; the problems say why. */
  readonly script: PracticeScript | undefined;
  readonly problems: readonly ScriptProblem[];
  /** Something is not saved as a version. */
  readonly changed: boolean;
  /** `place`: what is typed in one place is undone in one step. */
  readonly write: (text: string, place: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useScriptDraft(opened: OpenedScript, world: ScriptWorld): ScriptDraft {
  const { asks } = useDesk();
  const { log } = opened;
  const keep = useRef(draftKeeper(asks, opened.id));
  // In the desk's state, not here: a call that comes in takes the screen, and the steps are there after it.
  const step = (next: UndoLog) => {
    const { writing } = asks.store.get().screen;
    if (writing?.opened?.id === opened.id)
      asks.screen({ writing: { ...writing, opened: { ...writing.opened, log: next } } });
    if (next.now !== log.now) keep.current(next.now === opened.text ? undefined : next.now);
  };
  const { now } = log;
  // One parse a change: what is checked, shown and changed next is read from it.
  const source = useMemo(() => readYamlSource(now), [now]);
  const read = useMemo(() => readScript(source, `${opened.id}.yaml`, world), [source, opened.id, world]);
  return {
    id: opened.id,
    house: opened.origin === 'house',
    text: now,
    source: source.ok ? source.value : undefined,
    value: bagOf(source),
    script: read.ok ? read.value : undefined,
    problems: read.ok ? [] : read.error,
    changed: now !== opened.text,
    write: (text, place) => step(change(log, text, place, Date.now())),
    undo: () => step(undo(log)),
    redo: () => step(redo(log)),
  };
}

/** As it is opened: from its draft, where it has one. */
export const openScript = (text: ScriptText): OpenedScript => ({
  ...text,
  log: beginUndo(text.draft ?? text.text),
});

function bagOf(source: YamlRead): ScriptDraft['value'] {
  const value = source.ok ? source.value.value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** One write at a time, the newest next: however fast one types, the last word is the one that stays. */
function draftKeeper(asks: DeskAsks, id: string): (text: string | undefined) => void {
  let waiting: { readonly text: string | undefined } | undefined;
  let writing = false;
  const next = async () => {
    if (writing || waiting === undefined) return;
    const { text } = waiting;
    waiting = undefined;
    writing = true;
    await asks.ask('script.draft', { id, ...(text === undefined ? {} : { text }) });
    writing = false;
    void next();
  };
  return (text) => {
    waiting = { text };
    void next();
  };
}

/** What scripts are checked against here: the lists that are in force, and the sounds that there are, looked at again with `look`. */
export function useScriptWorld() {
  const { asks } = useDesk();
  const lists = useDeskState((state) => state.lists);
  const questions = useDeskState((state) => state.questions);
  const [known, setKnown] = useState<{ readonly world: ScriptWorld; readonly voices: readonly string[] }>();
  const [looks, setLooks] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look anew
  useEffect(() => {
    if (lists === undefined || questions === undefined) return;
    let wanted = true;
    void asks.ask('script.sounds', {}).then((answer) => {
      if (!wanted || !answer.ok) return;
      const { sounds, voices } = answer.value;
      setKnown({ world: scriptWorld({ lists, questions }, sounds), voices });
    });
    return () => {
      wanted = false;
    };
  }, [asks, lists, questions, looks]);
  return { known, look: () => setLooks((before) => before + 1) };
}
