// Renderer, desk page: one field of the form, with what is being typed in it.
import type { IntakeForm } from '@shared/intake/IntakeForm';
import { useStore } from '../../../ui/store/Store';
import { useDesk, useDeskState } from '../../DeskContext';

/** The text on the screen: what is being typed, else what the log says. The newest always wins over an echo. */
export function useField<K extends keyof IntakeForm>(
  name: K,
): readonly [IntakeForm[K] | '', (value: IntakeForm[K]) => void] {
  const { drafts } = useDesk();
  const typed = useStore(drafts.shown, ({ texts }) => texts[name]);
  const logged = useDeskState((state) => state.record?.intake.form[name]);
  return [(typed ?? logged ?? '') as IntakeForm[K] | '', (value) => drafts.write({ [name]: value })];
}
