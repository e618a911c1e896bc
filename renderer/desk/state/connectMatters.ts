// Renderer, desk page: what the host knows beyond the call on the screen: its caller, its event, its precedents.
import type { CallerCard } from '@shared/caller/CallerCard';
import type { IncidentView } from '@shared/incident/IncidentView';
import type { CallId } from '@shared/kernel/ids';
import type { PrecedentHit } from '@shared/precedent/matchPrecedents';
import type { Store } from '../../ui/store/Store';
import type { CallRecord } from './CallRecord';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';
import { refolded } from './heard';

/** About one call; nothing of it is shown for another. */
export interface MatterFacts {
  readonly call: CallId | undefined;
  readonly caller: CallerCard | undefined;
  readonly incident: IncidentView | undefined;
  readonly precedents: readonly PrecedentHit[];
}

export const NO_MATTER: MatterFacts = {
  call: undefined,
  caller: undefined,
  incident: undefined,
  precedents: [],
};

/** Takes what is about the call on the screen; an answer that comes late, for another call, is left out. */
export const withMatter = (
  state: DeskState,
  call: CallId,
  change: Partial<Omit<MatterFacts, 'call'>>,
): DeskState => {
  if (state.record?.id !== call) return state;
  const base = state.matter.call === call ? state.matter : NO_MATTER;
  return { ...state, matter: { ...base, ...change, call } };
};

/** The number was masked as it rang, and the desk may see it now. */
export const mayReveal = ({ call }: CallRecord): boolean =>
  call !== undefined &&
  (call.answeredAt !== undefined || call.lost) &&
  call.legs.some(({ role, party }) => role !== 'partner' && party.number.includes('*'));

/** Reads anew for each call that takes the screen, and once more when it is answered. */
export function connectMatters(store: Store<DeskState>, bridge: DeskBridge): () => void {
  let asked = '';
  let revealing: CallId | undefined;
  const put = (call: CallId, change: Partial<Omit<MatterFacts, 'call'>>) =>
    store.update((state) => withMatter(state, call, change));

  const read = async (call: CallId) => {
    const [caller, incident, precedents] = await Promise.all([
      bridge.call('caller.read', { call }),
      bridge.call('incident.similar', { call }),
      bridge.call('precedent.similar', { call }),
    ]);
    put(call, {
      ...(caller.ok ? { caller: caller.value } : {}),
      ...(incident.ok ? { incident: incident.value ?? undefined } : {}),
      ...(precedents.ok ? { precedents: precedents.value } : {}),
    });
  };

  const reveal = async (call: CallId) => {
    const answer = await bridge.call('call.read', { call });
    revealing = undefined;
    if (!answer.ok) return;
    // Events that were pushed while the host read are in the page and not in the answer: it is asked again.
    store.update((state) =>
      state.record?.id === call && answer.value.length >= state.record.version
        ? { ...state, record: refolded(state, call, answer.value) }
        : state,
    );
    look();
  };

  const look = () => {
    const { record, online } = store.get();
    if (record === undefined || online !== 'open') {
      asked = '';
      return;
    }
    const answered = record.call?.answeredAt !== undefined;
    const wanted = `${record.id} ${answered}`;
    if (asked !== wanted) {
      asked = wanted;
      void read(record.id);
    }
    if (revealing === undefined && mayReveal(record)) {
      revealing = record.id;
      void reveal(record.id);
    }
  };

  const offs = [
    store.subscribe(look),
    bridge.listen('incident.changed', ({ call, incident }) => put(call, { incident: incident ?? undefined })),
    bridge.listen('precedents.changed', ({ call, hits }) => put(call, { precedents: hits })),
  ];
  return () => {
    for (const off of offs) off();
  };
}
