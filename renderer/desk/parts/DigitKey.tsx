// Renderer, desk page: the digit of a choice, with Alt while a text field has the focus.
import { KbdText } from '../../ui/keys/Kbd';
import { useDeskState } from '../DeskContext';

export function DigitKey({ digit }: { readonly digit: number }) {
  const inText = useDeskState((state) => state.screen.inText);
  return <KbdText text={inText ? `Alt+${digit}` : String(digit)} />;
}
