// Renderer, desk page: the script as text, with its faults at their lines. A chunk of its own: only trainers load it.
import { defaultKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { ScriptProblem } from '@shared/practice/ScriptProblem';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';

export interface YamlTextProps {
  readonly text: string;
  readonly readOnly: boolean;
  readonly problems: readonly ScriptProblem[];
  readonly onType: (text: string) => void;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.number, tags.bool], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--text-soft)' },
]);
const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--text)', backgroundColor: 'var(--panel)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', fontSize: '14px' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--panel-head)', color: 'var(--text-soft)', border: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--text)', border: '1px solid var(--line)' },
});

export function YamlText({ text, readOnly, problems, onType }: YamlTextProps) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const typed = useRef(onType);
  typed.current = onType;
  const label = t('scripts.yaml');
  useEffect(() => {
    if (place.current === null) return;
    const made = new EditorView({
      parent: place.current,
      extensions: extensions(label, (now) => typed.current(now)),
    });
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => replaceText(view.current, text), [text]);
  useEffect(() => {
    view.current?.dispatch({ effects: readOnlyPart.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined) return;
    const shown = problems.map((one) => diagnostic(current.state, one, inLanguage(one.words, i18n.language)));
    current.dispatch(setDiagnostics(current.state, shown));
    // Places are those of this text.
  }, [problems, i18n.language]);
  return <div ref={place} className="script-yaml" data-testid="script-yaml" />;
}

const readOnlyPart = new Compartment();
/** The text was changed by the form or by an undo. */
const fromOutside = Annotation.define<boolean>();

function extensions(label: string, onType: (text: string) => void): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return [
    EditorView.cspNonce.of(nonce),
    lineNumbers(),
    lintGutter(),
    yaml(),
    syntaxHighlighting(COLOURS),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    // Undo is the script's, over form and text alike; Tab goes on to the next field.
    keymap.of(defaultKeymap),
    readOnlyPart.of([]),
    LOOK,
    EditorView.updateListener.of((update) => {
      const byHand = update.transactions.some(
        (one) => one.docChanged && one.annotation(fromOutside) !== true,
      );
      if (byHand) onType(update.state.doc.toString());
    }),
  ];
}

/** Only what differs is replaced, so that the cursor stays where it was. */
function replaceText(view: EditorView | undefined, text: string): void {
  if (view === undefined) return;
  const before = view.state.doc.toString();
  if (before === text) return;
  let from = 0;
  while (from < Math.min(before.length, text.length) && before[from] === text[from]) from += 1;
  let same = 0;
  const most = Math.min(before.length, text.length) - from;
  while (same < most && before[before.length - 1 - same] === text[text.length - 1 - same]) same += 1;
  view.dispatch({
    changes: { from, to: before.length - same, insert: text.slice(from, text.length - same) },
    annotations: fromOutside.of(true),
  });
}

function diagnostic(
  state: EditorState,
  { line = 1, column = 1 }: ScriptProblem,
  message: string,
): Diagnostic {
  const at = state.doc.line(Math.min(line, state.doc.lines));
  const from = Math.min(at.from + column - 1, at.to);
  return { from, to: at.to, severity: 'error', message };
}
