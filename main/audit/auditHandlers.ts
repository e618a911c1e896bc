// Runs in the host. Around the handlers and the check of rights: what matters is recorded with its outcome, and so is
// every attempt at what the person may not do.
import { scopeText } from '@shared/contract/board/scopeText';
import type { CallName, Calls } from '@shared/contract/calls';
import type { SeatId } from '@shared/kernel/ids';
import type { Result } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import { changedRules } from '@shared/seat/TeamRules';
import type { Handler, Handlers, Who } from '../ServicesPort';
import type { AuditLog } from './auditLog';

/** What each call is about, by ids and names of settings alone; calls that are not here write nothing unless refused. */
const ABOUT: { readonly [K in CallName]?: (arg: Calls[K]['arg']) => string | undefined } = {
  'session.signIn': () => undefined,
  'session.signOut': () => undefined,
  'settings.write': ({ settings }) => Object.keys(settings).sort().join(','),
  'secret.write': () => 'sip',
  'recording.play': ({ recording }) => recording,
  'practice.export': ({ name, format }) => `${name}.${format}`,
  'practice.sound': ({ call }) => call,
  'order.read': ({ order }) => order,
  'order.showNumbers': ({ order }) => order,
  'order.print': ({ order, as, full }) => `${order} ${as} ${full ? 'full' : 'masked'}`,
  'order.return': ({ order }) => order,
  'caller.flag': ({ call }) => call,
  'caller.lift': ({ call }) => call,
  'precedent.record': ({ precedent }) => precedent.id,
  'precedent.setAside': ({ precedent }) => precedent,
  'board.acknowledge': ({ alert }) => alert,
  'board.showCaller': ({ seat }) => seat,
  'board.rules': ({ team, seen, rules }) => [team || '*', ...changedRules(seen, rules)].join('; '),
  'board.export': ({ name, format, scope }) => `${name}.${format} ${scopeText(scope)}`,
  'board.takeAway': ({ name, as, scope }) => `${name}.${as} ${scopeText(scope)}`,
  'records.backup': () => undefined,
  'records.restore': ({ backup }) => backup,
};

const REFUSED = new Set(['notAllowed', 'notSignedIn']);

export function auditHandlers(
  inner: Handlers,
  audit: AuditLog,
  at: (seat: SeatId) => Person | undefined,
): Handlers {
  const audited =
    <K extends CallName>(name: K): Handler<K> =>
    async (who: Who, arg: Calls[K]['arg']): Promise<Result<Calls[K]['answer']>> => {
      const about = ABOUT[name] as ((arg: Calls[K]['arg']) => string | undefined) | undefined;
      const before = about === undefined ? undefined : at(who.seat);
      const answer = await inner[name](who, arg);
      if (about === undefined && (answer.ok || !REFUSED.has(answer.error.code))) return answer;
      // Who signs in is there afterwards, who signs out was there before.
      const person = (before ?? at(who.seat))?.id;
      const object = about?.(arg);
      const noted = audit.note(who.seat, {
        action: name,
        ...(person === undefined ? {} : { person }),
        ...(object === undefined ? {} : { object }),
        done: answer.ok,
        ...(answer.ok ? {} : { code: answer.error.code }),
      });
      // What is shown is recorded before it is seen; a disk that refuses keeps the line waiting, not the person.
      await noted;
      return answer;
    };
  const names = Object.keys(inner) as CallName[];
  return Object.fromEntries(names.map((name) => [name, audited(name)])) as unknown as Handlers;
}
