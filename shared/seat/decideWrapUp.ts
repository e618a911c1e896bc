import { assertNever } from '../kernel/assertNever';
import { type Failure, fail, ok, type Result } from '../kernel/result';
import type { Seat } from './Seat';
import type { SeatEvent } from './SeatEvent';
import type { WrapUpRule } from './SeatRules';

/** Times in milliseconds since the epoch. */
export type WrapUpCommand =
  /** The call is over: the rule of the team is laid down for this wrap-up. */
  | { readonly type: 'beginWrapUp' }
  | { readonly type: 'extendWrapUp'; readonly at: number }
  /** The time is over. `complete`: no required field is open. */
  | { readonly type: 'endWrapUp'; readonly at: number; readonly complete: boolean };

/**
 * A wrap-up by the rule of its team. Ending one that is not over by its time is no error and does nothing: a timer may
 * come late.
 */
export function decideWrapUp(
  { state }: Seat,
  command: WrapUpCommand,
  rule: WrapUpRule,
): Result<readonly SeatEvent[]> {
  if (state.at !== 'wrapUp') return command.type === 'extendWrapUp' ? fail(NO_WRAP_UP) : ok([]);
  const { call, mode, until, extensions, since } = state;
  switch (command.type) {
    case 'beginWrapUp':
      return until === undefined
        ? ok([
            {
              type: 'wrapUpTimed',
              call,
              mode: rule.mode,
              until: since + rule.time,
              extensions: rule.extensions,
            },
          ])
        : ok([]);
    case 'extendWrapUp': {
      if (until === undefined || extensions <= 0) return fail(NO_MORE_TIME);
      // Also one that ran over: the person still writes, and has the whole time from now.
      return ok([{ type: 'wrapUpExtended', call, until: Math.max(until, command.at) + rule.extendBy }]);
    }
    case 'endWrapUp':
      if (until === undefined || command.at < until || (mode !== 'timed' && mode !== 'strict')) return ok([]);
      return command.complete ? ok([{ type: 'wrapUpEnded', call, by: 'time' }]) : fail(INCOMPLETE);
    default:
      return assertNever(command);
  }
}

const NO_WRAP_UP: Failure = { code: 'noWrapUp', message: '现在没有进行中的话后整理。' };
const NO_MORE_TIME: Failure = {
  code: 'noExtensionLeft',
  message: '话后整理的延长次数已用完。',
  hint: '填写的内容不受影响，请尽快保存；还需要时间请联系班长。',
};
const INCOMPLETE: Failure = {
  code: 'wrapUpIncomplete',
  message: '还有必填项没有填，话后整理不会自动结束。',
};
