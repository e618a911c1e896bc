// Renderer, desk page: what is asked of the host about the caller, the event and the precedent of the call.
import { CALLER_FLAG_KINDS, CALLER_FLAG_NAMES, type CallerFlagKind } from '@shared/caller/CallerEvent';
import type { IncidentView } from '@shared/incident/IncidentView';
import type { CallId, PrecedentId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import { withMatter } from '../state/connectMatters';
import type { DeskAsks } from './DeskAsks';

const onCall = async (asks: DeskAsks, act: (call: CallId) => Promise<unknown>): Promise<void> => {
  const call = asks.store.get().record?.id;
  if (call !== undefined) await act(call);
};

const heard = (asks: DeskAsks, call: CallId, answer: Result<IncidentView | null>): void => {
  if (answer.ok)
    asks.store.update((state) => withMatter(state, call, { incident: answer.value ?? undefined }));
};

/** One key: this call is one of the reports about the event on the screen. */
export const joinIncident = (asks: DeskAsks): Promise<void> =>
  onCall(asks, async (call) => heard(asks, call, await asks.ask('incident.join', { call })));

export const leaveIncident = (asks: DeskAsks): Promise<void> =>
  onCall(asks, async (call) => heard(asks, call, await asks.ask('incident.leave', { call })));

/** Takes the proposed level, or keeps the one that stands: either way the proposal is answered. */
export const decideIncidentLevel = (asks: DeskAsks, take: boolean): Promise<void> =>
  onCall(asks, async (call) => {
    const { incident } = asks.store.get().matter;
    const level = take ? incident?.proposed : incident?.level;
    if (level !== undefined) heard(asks, call, await asks.ask('incident.decide', { call, level }));
  });

/**
 * A mark that is there is lifted, one that is not is set. The reason is the person's where one was written, else
 * the mark's own name; it ends by itself after the days of the settings.
 */
export const toggleFlag = (asks: DeskAsks, kind: CallerFlagKind): Promise<void> =>
  onCall(asks, async (call) => {
    const { matter, settings, screen } = asks.store.get();
    const reason = screen.flagReason.trim() || CALLER_FLAG_NAMES[kind];
    asks.screen({ open: 'none', flagReason: '' });
    const there = matter.caller?.flags.some((flag) => flag.kind === kind) ?? false;
    const answer = there
      ? await asks.ask('caller.lift', { call, kind, reason })
      : await asks.ask('caller.flag', { call, kind, reason, days: settings.callerFlagDays });
    if (answer.ok) asks.store.update((state) => withMatter(state, call, { caller: answer.value }));
  });

export const flagAt = (at: number): CallerFlagKind | undefined => CALLER_FLAG_KINDS[at];

/** Not a matter like the one that was decided: a person says why, and it binds no longer. */
export const setPrecedentAside = (asks: DeskAsks, reason: string): Promise<void> =>
  onCall(asks, async (call) => {
    const [hit] = asks.store.get().matter.precedents;
    if (hit === undefined || reason.trim() === '') return;
    asks.screen({ open: 'none' });
    const precedent = hit.precedent.id as PrecedentId;
    const answer = await asks.ask('precedent.setAside', { call, precedent, reason: reason.trim() });
    if (answer.ok) asks.store.update((state) => withMatter(state, call, { precedents: answer.value }));
  });
