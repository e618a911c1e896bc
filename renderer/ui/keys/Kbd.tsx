// Renderer, any page: a key shown on the thing it works.
import type { KeyAction } from './actions';
import './Kbd.css';
import { useKeyLabel } from './KeysContext';

/** The key of an action, as in force now. Hidden from screen readers: the button carries aria-keyshortcuts. */
export function Kbd({ action }: { readonly action: KeyAction }) {
  return <KbdText text={useKeyLabel(action)} />;
}

export function KbdText({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <span aria-hidden="true">
      <kbd className="kbd">{text}</kbd>
    </span>
  );
}
