// Renderer, desk page: the script that is being written. Its text is the whole truth; the form and the text side both
// change it, one undo goes back over both, and whatever is typed goes to the host at once as a draft.
import { readScript } from '@shared/practice/parseScript';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { ScriptText } from '@shared/practice/ScriptEntry';
import type { ScriptProblem } from '@shared/practice/ScriptProblem';
import { type ScriptWorld, scriptWorld } from '@shared/practice/scriptWorld';
import { beginUndo, change, redo, type UndoLog, undo } from '@shared/practice/undoLog';
import { readYamlSource } from '@shared/practice/yamlSource';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskAsks } from '../../act/DeskAsks';
import { useDesk, useDeskState } from '../../DeskContext';

export interface ScriptDraft {
  readonly id: string;
  readonly house: boolean;
  readonly text: string;
  /** What the YAML holds; undefined where it is none, and the form has nothing to show. */
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

export function useScriptDraft(opened: ScriptText, world: ScriptWorld): ScriptDraft {
  const { asks } = useDesk();
  const [log, setLog] = useState<UndoLog>(() => beginUndo(opened.draft ?? opened.text));
  const keep = useRef(draftKeeper(asks, opened.id));
  const step = (next: UndoLog) => {
    setLog(next);
    if (next.now !== log.now) keep.current(next.now === opened.text ? undefined : next.now);
  };
  const { now } = log;
  const read = useMemo(() => readScript(now, `${opened.id}.yaml`, world), [now, opened.id, world]);
  const value = useMemo(() => bagOf(now), [now]);
  return {
    id: opened.id,
    house: opened.origin === 'house',
    text: now,
    value,
    script: read.ok ? read.value : undefined,
    problems: read.ok ? [] : read.error,
    changed: now !== opened.text,
    write: (text, place) => step(change(log, text, place, Date.now())),
    undo: () => step(undo(log)),
    redo: () => step(redo(log)),
  };
}

function bagOf(text: string): ScriptDraft['value'] {
  const source = readYamlSource(text);
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
