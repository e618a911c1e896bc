// Runs in the host. The one place where rights are checked: before a handler runs, and never inside of one.
import { neededFor } from '@shared/contract/callRights';
import type { CallName, Calls } from '@shared/contract/calls';
import { type Failure, fail, type Result } from '@shared/kernel/result';
import { holdersOf, may, type Right } from '@shared/person/may';
import type { Role } from '@shared/person/Role';
import type { ActorHandlers, Handler, Handlers, Who } from '../ServicesPort';
import type { People } from './People';

/** The handlers as pages may call them. A call that anybody may make sees the seat's own role where nobody sits. */
export function guardHandlers(inner: ActorHandlers, people: People): Handlers {
  const guarded =
    <K extends CallName>(name: K): Handler<K> =>
    async (who: Who, arg: Calls[K]['arg']): Promise<Result<Calls[K]['answer']>> => {
      const needed = neededFor(name, arg);
      const person = people.at(who.seat);
      if (needed !== 'anybody') {
        if (person === undefined) return fail(NOT_SIGNED_IN);
        if (!may(person.role, needed)) return fail(notAllowed(person.role, needed));
      }
      return inner[name]({ ...who, person }, arg);
    };
  const names = Object.keys(inner) as CallName[];
  return Object.fromEntries(names.map((name) => [name, guarded(name)])) as unknown as Handlers;
}

const NOT_SIGNED_IN: Failure = {
  code: 'notSignedIn',
  message: '本座席没有人签入，不能办理。',
  hint: '请先用工号和密码签入。',
};

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  agent: '话务员',
  callTaker: '接警员',
  lead: '班长',
  trainer: '培训师',
};

const notAllowed = (role: Role, right: Right): Failure => ({
  code: 'notAllowed',
  message: `${ROLE_NAMES[role]}没有这项权限，要由${holdersOf(right)
    .map((one) => ROLE_NAMES[one])
    .join('、')}来做。`,
});
