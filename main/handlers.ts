// Runs in the host. What each call of the contract does, in one line or a few: the work is in the folders.

import { isRevealed, maskedOffer } from '@shared/caller/maskUnanswered';
import type { BoardCalls } from '@shared/contract/board/BoardCalls';
import type { Problem, Session } from '@shared/contract/Session';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream, orderStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { withGrace } from '@shared/retention/retention';
import { dialNumber, recentCalls } from './calls/recentCalls';
import { recordFacts } from './calls/recordFacts';
import { type IntakeDeps, recordIntake } from './calls/recordIntake';
import { type ResumeDeps, resumeCalls } from './calls/resumeCalls';
import type { Matters } from './matters/createMatters';
import { matterHandlers } from './matters/matterHandlers';
import { type AtOnceDeps, actAtOnce } from './orders/actAtOnce';
import type { DutyCalls } from './orders/dutyCalls';
import { openChecklists } from './orders/openChecklists';
import { orderHandlers } from './orders/orderHandlers';
import type { People } from './people/People';
import { personHandlers } from './people/personHandlers';
import { phoneConfig } from './phoneConfig';
import type { Castings } from './practice/castings';
import type { LedRuns } from './practice/ledRuns';
import type { PracticeBooth } from './practice/PracticeBooth';
import { practiceHandlers } from './practice/practiceHandlers';
import type { PracticeRuns } from './practice/practiceRuns';
import type { RunBook } from './practice/runBook';
import { scriptHandlers } from './practice/scriptHandlers';
import type { ScriptShelf } from './practice/scriptShelf';
import { noSpeech, speakerOf } from './practice/speak';
import { recordingHandlers } from './recordings/recordingHandlers';
import type { RecordingShelf } from './recordings/recordingShelf';
import type { recordsHandlers } from './records/recordsHandlers';
import { referenceHandlers } from './reference/referenceHandlers';
import type { ReferenceShelf } from './reference/referenceShelf';
import type { ActorHandlers, PushListener, ServicesOptions } from './ServicesPort';
import { type LeadDeps, leadHandlers } from './seats/lead/leadHandlers';
import { lendHandlers } from './seats/lead/lendSeats';
import type { Supervisors } from './seats/lead/supervisors';
import type { PracticeDoor } from './seats/practiceDoor';
import type { SeatBoard } from './seats/SeatBoard';
import type { SeatDirectory } from './seats/SeatDirectory';
import { seatHandlers } from './seats/seatHandlers';
import type { SecretBook } from './secrets/secretBook';
import type { SettingsStore } from './settings/SettingsStore';
import { linkHandlers } from './sync/linkHandlers';
import type { PlatformLink } from './sync/PlatformLink';

export interface HandlerDeps extends IntakeDeps, ResumeDeps, AtOnceDeps, LeadDeps {
  readonly options: ServicesOptions;
  readonly supervisors: Supervisors;
  readonly secrets: SecretBook;
  readonly shelf: RecordingShelf;
  settings(seat: SeatId): SettingsStore;
  readonly reference: ReferenceShelf;
  readonly link: PlatformLink;
  readonly board: SeatBoard;
  readonly people: People;
  readonly directory: SeatDirectory;
  readonly booth: PracticeBooth;
  readonly scripts: ScriptShelf;
  readonly castings: Castings;
  readonly runs: PracticeRuns;
  readonly led: LedRuns;
  readonly book: RunBook;
  /** As they are now: a calendar that ended may have been renewed. */
  readonly problems: () => readonly Problem[];
  /** The phones are at the embedded exchange, and the log is the practice log. */
  readonly practice: boolean;
  readonly practiceDoor: PracticeDoor;
  readonly push: PushListener;
  readonly matters: Matters;
  readonly duty: DutyCalls;
}

/** Those of records and board are added by whoever looks after them (records/recordsHandlers.ts, board/openBoard.ts). */
export function createHandlers(
  deps: HandlerDeps,
): Omit<ActorHandlers, keyof ReturnType<typeof recordsHandlers> | keyof BoardCalls> {
  const { store, board, people, directory, options, push, practice } = deps;

  const current = async (seat: Session['seat'], seen: (call: Events) => Events = masked) => {
    const streams = await Promise.all(
      (await store.openCalls(seat)).map(({ call }) => store.readStream(callStream(call))),
    );
    return streams.flatMap(seen).sort((a, b) => a.seq - b.seq);
  };

  const newAccount = (seat: Session['seat']) => push({ seat, page: 'phone' }, 'phone.configChanged', null);

  return {
    ...matterHandlers(deps.matters),
    ...personHandlers(deps),
    ...orderHandlers(deps),
    ...seatHandlers(deps),
    ...leadHandlers(deps),
    ...lendHandlers(deps),
    ...linkHandlers(deps.link),
    ...recordingHandlers(deps),
    ...practiceHandlers({ ...deps, seats: options.seats }),
    ...scriptHandlers(deps.scripts, speakerOf(process.platform) ?? noSpeech, () => {
      for (const seat of options.seats) push({ seat, page: 'desk' }, 'practice.scriptsChanged', null);
    }),
    'session.open': async ({ seat }) => {
      const signIn = people.kind();
      // On the practice exchange nobody has to sign in: the first screen can be called at once.
      if (signIn === 'practice' && board.view(seat).state.at === 'offline')
        await board.ask(seat, [{ type: 'goAvailable' }]);
      const settings = options.settings(seat);
      const trouble = [people.trouble(), settings.problem].filter((one) => one !== undefined);
      // Read first, because it takes a while: everything else is as it is in the moment of the answer, and so never
      // older than what the page was pushed before it.
      const events = await current(seat);
      return ok({
        seat,
        side: sideOf(seat),
        version: options.version,
        practice,
        host: options.host,
        settings: settings.read(),
        sipSecret: deps.secrets.read(seat) !== undefined,
        phone: directory.phone(seat),
        seatView: board.view(seat),
        person: people.at(seat),
        signIn,
        link: deps.link.status(seat),
        now: options.clock(),
        problems: [...deps.problems(), ...trouble],
        current: events,
      });
    },
    ...referenceHandlers(deps),
    'settings.write': async ({ seat }, { settings }) => {
      const kept = options.settings(seat);
      const written = kept.write(withGrace(kept.read(), settings, options.clock()));
      if (!written.ok) return written;
      push({ seat }, 'settings.changed', written.value);
      if (settings.team !== undefined) deps.teamRules.joined(seat);
      if (!practice && Object.keys(settings).some((name) => ACCOUNT.has(name))) newAccount(seat);
      if (concernsLink(settings)) await deps.link.configure(seat);
      return written;
    },
    'secret.write': async ({ seat }, { secret }) => {
      const written = deps.secrets.write(seat, secret);
      if (written.ok && !practice) newAccount(seat);
      return written;
    },
    'phone.command': async ({ seat }, { command }) => {
      if ('supervision' in command) return fail(NOT_WITHOUT_REASON);
      const ready = deps.phoneReady(seat);
      if (ready.ok) deps.tellPhone(seat, command);
      return ready;
    },
    'intake.record': ({ seat }, { call, event }) => recordIntake(deps, seat, call, event),
    'call.read': async ({ seat }, { call }) => {
      const events = await store.readStream(callStream(call));
      return ok(masked(events.filter((event) => event.seat === seat)));
    },
    'call.recent': async ({ seat }, { limit }) => ok(await recentCalls(store, seat, limit)),
    'call.dial': (who, wish) => dialNumber(deps, who, wish),
    'order.list': async ({ seat }, { query, limit, sort, atOnce }) => {
      const atOnceOf = atOnce === true ? seat : undefined;
      return ok(await store.listOrders({ query, limit, sort, atOnceOf, side: sideOf(seat) }));
    },
    'order.atOnce': (who, { order, action }) => actAtOnce(deps, who, order, action),
    'order.checklists': async ({ seat }) => ok(await openChecklists(deps, seat)),
    'order.read': async (_, { order }) => ok(await store.readStream(orderStream(order))),
    'phone.testAudio': async ({ seat }, { what }) => {
      const ready = deps.phoneReady(seat);
      if (ready.ok) push({ seat, page: 'phone' }, 'phone.testAudio', { what });
      return ready;
    },
    'phone.testHeard': async ({ seat }, heard) => {
      push({ seat, page: 'desk' }, 'phone.testHeard', heard);
      return ok(null);
    },
    'phone.config': async (
      { seat }, // The phone page has the number from the network itself.
    ) => ok(phoneConfig(deps, seat, await current(seat, (events) => events))),
    'phone.facts': ({ seat }, { facts }) => recordFacts(deps, seat, facts),
    'phone.report': async ({ seat }, { status }) => {
      directory.report(seat, status);
      await board.phoneChanged(seat, status.registration === 'registered');
      return ok(null);
    },
    'phone.maySupervise': async ({ seat }, { number, supervision }) =>
      ok(await deps.supervisors.may(seat, number, supervision)),
    'phone.ownCalls': ({ seat }, { calls }) => resumeCalls(deps, seat, calls),
  };
}

/** Coming into a call is asked by `lead.help`, which records why. */
const NOT_WITHOUT_REASON: Failure = { code: 'reasonMissing', message: '监听、密语、强插要写明原因。' };

const concernsLink = (change: object): boolean =>
  Object.keys(change).some((name) => name.startsWith('platform'));

/** Settings that the phone page takes up by starting anew. */
const ACCOUNT = new Set(['sipServer', 'sipBackups', 'sipDomain', 'sipUser', 'iceServers']);

type Events = readonly RecordedEvent[];

/** Before the answer a desk does not see who calls, whatever way it asks. */
const masked = (call: Events): Events => (isRevealed(call) ? call : call.map(maskedOffer));
