// Renderer, desk page: a key that the system heard while another program had the focus (desktop program only).
import type { Pushes } from '@shared/contract/calls';
import { TWICE_WITHIN } from '../../ui/keys/KeyReader';
import { actOn } from './actOn';
import type { DeskAsks } from './DeskAsks';

/** Hanging up has to come twice within the guard's time there too. @param now milliseconds by this page's clock */
export function pressedElsewhere(asks: DeskAsks, { key }: Pushes['key.pressed'], now: number): void {
  const { armedAt } = asks.store.get().screen;
  const armed = armedAt !== undefined && now - armedAt < TWICE_WITHIN;
  const arms = key === 'hangUp' && !armed;
  asks.screen({ armedAt: arms ? now : undefined });
  if (!arms) actOn(asks, key);
}
