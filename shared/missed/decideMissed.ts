import { assertNever } from '../kernel/assertNever';
import type { CallId } from '../kernel/ids';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { MissedCall } from './MissedCall';
import type { MissedEvent } from './MissedEvent';

export type MissedCommand =
  | { readonly type: 'claim' }
  | { readonly type: 'release' }
  | { readonly type: 'callBack'; readonly call: CallId }
  | { readonly type: 'close'; readonly note: string };

/** `missed` undefined: it is done. `who`: the person or seat that asks. Nothing runs out by time. */
export function decideMissed(
  missed: MissedCall | undefined,
  command: MissedCommand,
  who: string,
): Result<readonly MissedEvent[]> {
  if (missed === undefined) return fail(DONE);
  const { claimedBy } = missed;
  if (claimedBy !== undefined && claimedBy !== who) return fail(taken(claimedBy));
  const claim: readonly MissedEvent[] = claimedBy === who ? [] : [{ type: 'missedClaimed', by: who }];
  switch (command.type) {
    case 'claim':
      return ok(claim);
    case 'release':
      return ok(claimedBy === undefined ? [] : [{ type: 'missedReleased' }]);
    case 'callBack':
      return missed.number === ''
        ? fail(NO_NUMBER)
        : ok([...claim, { type: 'missedCallBackDialled', call: command.call }]);
    case 'close':
      return command.note.trim() === ''
        ? fail(NO_NOTE)
        : ok([...claim, { type: 'missedClosed', by: who, note: command.note.trim() }]);
    default:
      return assertNever(command);
  }
}

const DONE: Failure = { code: 'missedDone', message: '这个未接来电已经处理，不用再回拨。' };
const NO_NUMBER: Failure = {
  code: 'missedNoNumber',
  message: '来电隐藏了号码，不能回拨。',
  hint: '确认无法联系的，请写明情况后办结。',
};
const NO_NOTE: Failure = { code: 'reasonMissing', message: '没有联系到来电人就结束，要写明情况。' };
const taken = (by: string): Failure => ({
  code: 'missedTaken',
  message: `这个未接来电由${by}认领，正在处理。`,
});
