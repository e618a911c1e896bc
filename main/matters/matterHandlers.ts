// Runs in the host. The calls of the contract about callers, events with many callers, and precedents.
import type { CallId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { PrecedentHit } from '@shared/precedent/matchPrecedents';
import type { Handlers } from '../ServicesPort';
import { type Matters, matterOf } from './createMatters';

type MatterCalls = Extract<
  keyof Handlers,
  `caller.${string}` | `incident.${string}` | `precedent.${string}` | 'order.return'
>;

export function matterHandlers(matters: Matters): Pick<Handlers, MatterCalls> {
  const { callers, incidents, precedents } = matters;
  return {
    'caller.read': ({ seat }, { call }) => callers.read(seat, call),
    'caller.flag': ({ seat }, { call, kind, reason, days }) =>
      callers.flag(seat, call, { kind, reason, days }),
    'caller.lift': ({ seat }, { call, kind, reason }) => callers.lift(seat, call, { kind, reason }),
    'incident.similar': ({ seat }, { call }) => incidents.similar(seat, call),
    'incident.join': ({ seat }, { call }) => incidents.join(seat, call),
    'incident.leave': ({ seat }, { call }) => incidents.leave(seat, call),
    'incident.decide': ({ seat }, { call, level }) => incidents.decide(seat, call, level),
    'precedent.similar': ({ seat }, { call }) => hitsOf(matters, seat, call),
    'precedent.setAside': async ({ seat }, { call, precedent, reason }) => {
      const own = await hitsOf(matters, seat, call);
      if (!own.ok) return own;
      const done = await precedents.setAside(seat, call, precedent, reason);
      return done.ok ? hitsOf(matters, seat, call) : done;
    },
    'precedent.read': (_, { precedent }) => precedents.read(precedent),
    'precedent.record': ({ seat }, { precedent }) => precedents.record(seat, precedent),
    'order.return': ({ seat }, { order, reason }) => matters.returnOrder(seat, order, reason),
  };
}

export async function hitsOf(
  matters: Matters,
  seat: SeatId,
  call: CallId,
): Promise<Result<readonly PrecedentHit[]>> {
  const state = await matters.intakeOf(seat, call);
  return state === undefined
    ? fail(CALL_UNKNOWN)
    : ok(await matters.precedents.similar(call, matterOf(state)));
}

const CALL_UNKNOWN: Failure = { code: 'callUnknown', message: '这个座席没有这通电话的记录。' };
