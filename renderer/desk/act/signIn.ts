// Renderer, desk page: signing in and out. Never over a live call.
import type { DeskAsks } from './DeskAsks';

/** Answers whether the person is in; what went wrong stands in the line of troubles. */
export async function signIn(asks: DeskAsks, person: string, pin: string): Promise<boolean> {
  const answer = await asks.ask('session.signIn', { person, pin });
  if (!answer.ok) return false;
  asks.store.update((state) => ({ ...state, person: answer.value }));
  asks.screen({ open: 'none' });
  return true;
}

export function signOut(asks: DeskAsks): void {
  void asks.ask('session.signOut', {}).then((answer) => {
    if (answer.ok) asks.store.update((state) => ({ ...state, person: undefined }));
  });
}

/** Alt+S: who am I, and who else may be. During a call the host refuses, and says so. */
export function openSignIn(asks: DeskAsks): void {
  const { screen } = asks.store.get();
  asks.screen({ open: screen.open === 'signIn' ? 'none' : 'signIn' });
}
