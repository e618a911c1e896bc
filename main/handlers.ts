// Runs in the host. What each call of the contract does, in one line or a few: the work is in the folders.

import type { Problem, Session } from '@shared/contract/calls';
import type { ReferenceData } from '@shared/contract/ReferenceData';
import { callStream, orderStream } from '@shared/events/StreamId';
import { ok } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { recordFacts } from './calls/recordFacts';
import { type IntakeDeps, recordIntake } from './calls/recordIntake';
import { type ResumeDeps, resumeCalls } from './calls/resumeCalls';
import { phoneConfig } from './phoneConfig';
import type { PracticeBooth } from './practice/PracticeBooth';
import { ringCitizen } from './practice/ringCitizen';
import type { Handlers, PushListener, ServicesOptions } from './ServicesPort';
import type { SeatBoard } from './seats/SeatBoard';
import type { SeatDirectory } from './seats/SeatDirectory';
import type { PlatformLink } from './sync/PlatformLink';

export interface HandlerDeps extends IntakeDeps, ResumeDeps {
  readonly options: ServicesOptions;
  readonly reference: ReferenceData;
  readonly lists: ReferenceData['lists'];
  readonly link: PlatformLink;
  readonly board: SeatBoard;
  readonly directory: SeatDirectory;
  readonly booth: PracticeBooth;
  readonly problems: readonly Problem[];
  /** The phones are at the embedded exchange, and the log is the practice log. */
  readonly practice: boolean;
  readonly push: PushListener;
}

export function createHandlers(deps: HandlerDeps): Handlers {
  const { store, board, directory, booth, options, push, practice } = deps;

  const current = async (seat: Session['seat']) => {
    const streams = await Promise.all(
      (await store.openCalls(seat)).map(({ call }) => store.readStream(callStream(call))),
    );
    return streams.flat().sort((a, b) => a.seq - b.seq);
  };

  return {
    'session.open': async ({ seat }) => {
      // On the practice exchange nobody has to sign in: the first screen can be called at once.
      if (practice && board.state(seat).at === 'offline') await board.ask(seat, [{ type: 'goAvailable' }]);
      const settings = options.settings(seat);
      return ok({
        seat,
        side: sideOf(seat),
        version: options.version,
        practice,
        host: options.host,
        settings: settings.read(),
        phone: directory.phone(seat),
        seatState: board.state(seat),
        link: deps.link.status(),
        now: options.clock(),
        problems: settings.problem ? [...deps.problems, settings.problem] : deps.problems,
        current: await current(seat),
      });
    },
    'reference.read': async () => ok(deps.reference),
    'settings.write': async ({ seat }, { settings }) => {
      const written = options.settings(seat).write(settings);
      if (written.ok) push({ seat }, 'settings.changed', written.value);
      return written;
    },
    'phone.command': async ({ seat }, { command }) => {
      const ready = deps.phoneReady(seat);
      if (ready.ok) deps.tellPhone(seat, command);
      return ready;
    },
    'intake.record': ({ seat }, { call, event }) => recordIntake(deps, seat, call, event),
    'call.read': async ({ seat }, { call }) => {
      const events = await store.readStream(callStream(call));
      return ok(events.filter((event) => event.seat === seat));
    },
    'order.list': async ({ seat }, { query, limit }) =>
      ok(await store.listOrders({ query, limit, side: sideOf(seat) })),
    'order.read': async (_, { order }) => ok(await store.readStream(orderStream(order))),
    'seat.set': ({ seat }, { to, reason }) => {
      if (to === 'available') return board.ask(seat, [{ type: 'goAvailable' }]);
      if (to === 'offline') return board.ask(seat, [{ type: 'signOut' }]);
      return board.ask(seat, [{ type: 'pause', reason: reason ?? '' }]);
    },
    'seat.confirmMissed': ({ seat }) => board.ask(seat, [{ type: 'confirmMissed' }]),
    'practice.scripts': async ({ seat }) => ok(booth.summaries(sideOf(seat))),
    'practice.ring': async ({ seat }, { script }) => ringCitizen(deps, seat, script),
    'phone.config': async ({ seat }) => ok(phoneConfig(options, seat, practice, await current(seat))),
    'phone.facts': ({ seat }, { facts }) => recordFacts(deps, seat, facts),
    'phone.report': async ({ seat }, { status }) => {
      directory.report(seat, status);
      return ok(null);
    },
    'phone.ownCalls': ({ seat }, { calls }) => resumeCalls(deps, seat, calls),
  };
}
