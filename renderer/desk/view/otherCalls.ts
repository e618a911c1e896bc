import { isHeldHere } from '@shared/call/Call';
import { maskNumber } from '@shared/order/maskNumber';
import type { CallRecord } from '../state/CallRecord';
import type { DeskState } from '../state/DeskState';
import { type Phase, phaseOf } from './phaseOf';

/** A call beside the one on the screen, as a chip of the call bar. */
export interface OtherCall {
  readonly id: CallRecord['id'];
  readonly phase: Phase;
  readonly number: string;
  /** Where its caller waited, and since when; or since when it is as it is. Milliseconds. */
  readonly queue: string | undefined;
  readonly since: number;
  /** What is said in it is being recorded. */
  readonly recording: boolean;
}

type Calls = Pick<DeskState, 'record' | 'others'>;

export const otherCalls = ({ others }: Pick<DeskState, 'others'>): readonly OtherCall[] =>
  others.flatMap((record) => {
    const { call, intake, id } = record;
    if (call === undefined) return [];
    const phase = phaseOf(record);
    const number = intake.callerNumber || call.legs[0]?.party.number || '';
    return [
      {
        id,
        phase,
        number: phase === 'ringing' ? maskNumber(number) : number,
        queue: call.queue?.name,
        since: (phase === 'ringing' ? call.queue?.since : undefined) ?? call.startedAt,
        recording: record.recording && phase !== 'ended' && phase !== 'interrupted',
      },
    ];
  });

/** The call that F2 takes: on the screen, else the oldest that rings beside it. */
export function ringing({ record, others }: Calls): CallRecord | undefined {
  const all = record === undefined ? others : [record, ...others];
  return all.find((one) => phaseOf(one) === 'ringing');
}

/** A transfer is under way: its caller is held by it, and no other call can be taken or fetched back meanwhile. */
export const isClimbing = ({ record, others }: Calls): boolean =>
  [record, ...others].some((one) => one?.call?.attempt !== undefined);

/** A call rings beside the one on the screen, and F2 would take it now. */
export const canTakeSecond = (calls: Calls): boolean => {
  const first = ringing(calls);
  return first !== undefined && first !== calls.record && !isClimbing(calls);
};

/** The call that the operator goes back to: the one that left the screen last, of those that were taken. */
export const callToGoBackTo = ({ others }: Pick<DeskState, 'others'>): CallRecord | undefined =>
  others.find((one) => phaseOf(one) !== 'ringing');

/** It is on hold here, and going back to it fetches its caller back. */
export const waitsOnHold = ({ call }: CallRecord): boolean =>
  call !== undefined && call.attempt === undefined && !call.bridged && call.legs.some(isHeldHere);
