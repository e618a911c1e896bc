// Renderer, desk page: the digit of a choice, with Alt while a text field has the focus.
import { KbdText } from '../../ui/keys/Kbd';
import { useDeskState } from '../DeskContext';
import './buttons.css';

export interface DigitKeyProps {
  readonly digit: number;
  /** Without its Alt, which stands before the whole row. */
  readonly bare?: boolean;
}

export function DigitKey({ digit, bare = false }: DigitKeyProps) {
  const inText = useDeskState((state) => state.screen.inText);
  return <KbdText text={inText && !bare ? `Alt+${digit}` : String(digit)} />;
}

/**
 * Before a row of bare digits, while bare digits would be written as text. It keeps its place: a row that breaks anew
 * as the field loses the focus would move the very button that is being pressed.
 */
export function AltOnce() {
  const inText = useDeskState((state) => state.screen.inText);
  return (
    <span className={inText ? '' : 'kept-place'}>
      <KbdText text="Alt+" />
    </span>
  );
}
