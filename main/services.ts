// Runs in the host. Builds the store, the link, the exchange and the seats, and hands them out. What each part does
// stands in its folder; here is only who knows whom.
import { join } from 'node:path';
import type { Problem } from '@shared/contract/Session';
import type { SeatId } from '@shared/kernel/ids';
import type { Side } from '@shared/kernel/side';
import { calendarEnds } from '@shared/order/clock/calendarEnds';
import { namedId } from '@shared/person/Person';
import type { ReferenceGroup } from '@shared/reference/ReferenceGroup';
import { auditHandlers } from './audit/auditHandlers';
import { peopleAudit } from './audit/peopleAudit';
import { openBoardFile } from './board/boardFile';
import { openBoard } from './board/openBoard';
import { createCallLog } from './calls/callLog';
import { createOrderWriter } from './calls/orderWriter';
import { recordIntake } from './calls/recordIntake';
import { createExchange } from './exchange/exchange';
import { createHandlers, type HandlerDeps } from './handlers';
import { unlock } from './keys/unlock';
import { createMatters } from './matters/createMatters';
import { watchMatters } from './matters/watchMatters';
import { recordQueueLeavers } from './missed/queueLeavers';
import { createDutyCalls } from './orders/dutyCalls';
import { retryClocks } from './orders/retryClocks';
import { guardHandlers } from './people/guardHandlers';
import { createPeople } from './people/People';
import { phoneConfig } from './phoneConfig';
import { openPractice } from './practice/openPractice';
import { openPracticeBooth } from './practice/PracticeBooth';
import { openScriptShelf } from './practice/scriptShelf';
import { openRecords } from './records/openRecords';
import { recordsHandlers } from './records/recordsHandlers';
import { sealOther } from './records/sealOther';
import { loadReference, problemSentence } from './reference/loadReference';
import { createReferenceShelf } from './reference/referenceShelf';
import type { PushListener, Services, ServicesOptions } from './ServicesPort';
import { createSeatEvents } from './seatEvents';
import { beside } from './seats/beside';
import { type CityQueueDeps, servesCity } from './seats/cityQueues';
import { createPostOffice } from './seats/lead/postOffice';
import { runLead } from './seats/lead/runLead';
import { createSupervisors } from './seats/lead/supervisors';
import { phoneReady } from './seats/phoneReady';
import { createPracticeDoor } from './seats/practiceDoor';
import { routeNumber } from './seats/routeNumber';
import { runSeats } from './seats/runSeats';
import { createSeatBoard } from './seats/SeatBoard';
import { createSeatDirectory } from './seats/SeatDirectory';
import { createTeamRules } from './seats/teamRules';
import { openSecretBook } from './secrets/secretBook';
import { openStore } from './store/openStore';
import { startLink } from './sync/startLink';
import { tellPages } from './tellPages';

/** A start that cannot go on, as a sentence for the person: the log cannot be opened, the lists cannot be read. */
export class StartFault extends Error {}

export async function createServices(options: ServicesOptions): Promise<Services> {
  const { clock, ids, seats, dataDir, resourcesDir, log } = options;

  const places = { resourcesDir, lastGoodDir: join(dataDir, 'lists') };
  const loaded = loadReference(places);
  if (!loaded.ok) throw new StartFault(loaded.error.message);
  const scripts = openScriptShelf({
    resourcesDir,
    reference: loaded.value.data,
    ownDir: join(dataDir, 'practice'),
  });
  const booth = openPracticeBooth(resourcesDir, scripts);

  const practice = seats.every((seat) => options.settings(seat).read().sipServer === '');
  const file = join(dataDir, practice ? 'practice.db' : 'live.db');
  const unlocked = unlock({ dataDir, sources: options.keys ?? {} });
  if (!unlocked.ok) throw new StartFault(unlocked.error.message);
  await sealOther(dataDir, file, unlocked.value.key, clock);
  const opened = await openStore({
    file,
    clock,
    key: unlocked.value.key,
    worker: true,
    progress: options.sorting,
  });
  if (!opened.ok) throw new StartFault(opened.error.message);
  const { store } = opened.value;

  const newEvent = createSeatEvents({ clock, ids });
  const calls = createCallLog(store);
  const reference = createReferenceShelf({ loaded: loaded.value, places, store, seats, clock });
  const countClocks = () => retryClocks({ store, newEvent, data: reference.now().followUp, seats });
  await countClocks();
  const directory = createSeatDirectory();
  const board = await createSeatBoard({
    store,
    clock,
    newEvent,
    seats,
    rules: (seat) => options.settings(seat).read().seatRules,
  });
  const kept = openRecords(options, { store, file, unlocked: unlocked.value, newEvent });
  const people = createPeople({
    dataDir,
    practice,
    clock,
    seated: board.seated,
    changed: peopleAudit(kept.audit, seats),
  });
  const personAt = (seat: SeatId) => {
    const person = people.at(seat);
    return person && namedId(person);
  };
  const duty = createDutyCalls({ store, calls, reference, personAt });
  const freeSeats = (side: Side) => board.available(side).filter((seat) => !duty.isCalling(seat));
  const cities: CityQueueDeps = {
    seats,
    settings: (seat) => options.settings(seat).read(),
    lent: (seat) => board.seat(seat).lent,
  };
  const listeners = new Set<PushListener>();
  const push: PushListener = (to, name, data) => {
    for (const listener of listeners) listener(to, name, data);
  };
  const { link, offs: linkOffs } = await startLink({
    options,
    store,
    newEvent,
    practice,
    reference,
    secrets: openSecretBook(dataDir, unlocked.value.key, 'platform'),
    tell: (seat, name, data) => push({ seat, ...(name === 'events' ? { page: 'desk' } : {}) }, name, data),
  });
  kept.checkpoints.onMade((checkpoint) => void link.sendCheckpoint(checkpoint));
  const practiceDoor = createPracticeDoor({
    clock,
    ids,
    seats,
    demandsDigest: (seat) => options.settings(seat).read().practiceDigest,
  });
  const exchange = createExchange({
    clock,
    ids,
    log: ({ event, ...data }) => log('warn', `exchange.${event}`, data),
    route: (user, from) => {
      const to = routeNumber(user, from, {
        hasFree: (side) => freeSeats(side).length > 0,
        isRegistered: (name) => exchange.registrations().some((one) => one.user === name),
        playsPartner: (seat) => {
          const call = board.seat(seat).contact?.call;
          return call !== undefined && rehearsals.castings.of(call)?.partner === 'script';
        },
      });
      if ('user' in to) return [to.user];
      const { queue: side, areaCode, seat: only } = to;
      const serving = (all: readonly SeatId[]) =>
        all.filter((seat) => servesCity(cities, seat, areaCode) && (only === undefined || seat === only));
      return {
        queue: {
          name: `${areaCode ?? ''}${side}`,
          idle: () => serving(freeSeats(side)),
          staff: () => serving(board.onDuty(side)),
        },
      };
    },
    ...practiceDoor,
  });
  const leavers = recordQueueLeavers({ exchange, store, seats, newEvent, ids, log });

  const matters = createMatters({
    store,
    calls,
    clock,
    ids,
    newEvent,
    reference,
    precedentDir: join(resourcesDir, 'precedents'),
    practice,
    settings: options.settings,
    personAt,
    // Asked for long after both are there.
    record: (seat, call, event) => recordIntake(deps, seat, call, event),
  });

  const offs = [
    ...linkOffs,
    ...tellPages({ store, seats, people, board, records: kept.records, directory, push }),
    board.onChange(exchange.queueChanged),
    reference.onChange((seat, updates) => {
      push({ seat }, 'reference.changed', updates);
      if (updates.some(({ group }) => COUNTED_BY.has(group))) void countClocks().catch(() => undefined);
    }),
  ];

  const problems: readonly Problem[] = [
    ...loaded.value.problems.map((problem) => ({
      code: 'listsBroken',
      message: problemSentence(problem),
    })),
    // A live seat plays no script and need not read any.
    ...(practice ? booth.problems() : []),
    ...matters.problems,
    ...opened.value.problems,
  ];
  const secrets = openSecretBook(dataDir, unlocked.value.key);
  const boardFile = openBoardFile(dataDir);
  const teamRules = await createTeamRules({
    store,
    newEvent,
    seats,
    settings: options.settings,
    kept: { read: () => boardFile.read().rules, write: (rules) => boardFile.write({ rules }) },
    changed: (seat, settings) => push({ seat }, 'settings.changed', settings),
    go: beside(log),
  });
  offs.push(teamRules.close);
  const phones: Pick<HandlerDeps, 'phoneReady' | 'tellPhone' | 'numberOf'> = {
    phoneReady: (seat) => phoneReady(directory.isOpen(seat, 'phone')),
    tellPhone: (seat, command) => push({ seat, page: 'phone' }, 'phone.command', command),
    numberOf: (seat) => phoneConfig({ options, secrets, practice, board, practiceDoor }, seat, []).user,
  };
  const rehearsals = await openPractice({
    ...phones,
    calls,
    clock,
    ids,
    store,
    booth,
    shelf: kept.shelf,
    reference,
    newEvent,
    seats,
    personAt,
    board,
    people,
    push,
  });
  offs.push(rehearsals.close);
  const deps: HandlerDeps = {
    options,
    secrets,
    practiceDoor,
    shelf: kept.shelf,
    settings: options.settings,
    store,
    calls,
    orders: createOrderWriter({
      store,
      clock,
      newEvent,
      reference,
      marks: matters.marks,
      organisation: (seat) => options.settings(seat).read().organisation,
      personAt,
    }),
    duty,
    matters,
    handToPolice: matters.handToPolice,
    reference,
    clock,
    ids,
    newEvent,
    startedAt: clock(),
    link,
    post: createPostOffice({
      store,
      link,
      clock,
      ids,
      region: (seat) => options.settings(seat).read().platformRegion,
    }),
    board,
    supervisors: createSupervisors(clock),
    teamRules,
    people,
    directory,
    booth,
    runs: rehearsals.runs,
    castings: rehearsals.castings,
    led: rehearsals.led,
    book: rehearsals.book,
    scripts,
    problems: () => [
      ...problems,
      ...calendarProblem(calendarEnds(reference.now().followUp.calendar, clock())),
    ],
    practice,
    push,
    ...phones,
    sendHandover: (record) => void link.sendHandover(record),
  };
  const ownCities = () => new Set(seats.map((seat) => options.settings(seat).read().platformRegion));
  const leads = openBoard({ ...deps, file: boardFile, seats, cities: ownCities, waiting: exchange.waiting });
  offs.push(leads.close);
  const guarded = guardHandlers(
    {
      ...createHandlers(deps),
      ...recordsHandlers({ records: kept.records, sweep: kept.sweep, store, newEvent }),
      ...leads.handlers,
    },
    people,
  );
  const handlers = auditHandlers(guarded, kept.audit, people.at);
  // Beside the work, in threads of their own: a damaged page is found before somebody needs it.
  void kept.records.begin();
  void kept.sweep.run();
  const watch = watchMatters(matters, { store, seats, directory, push });
  offs.push(
    store.onCommitted(watch.heard),
    store.onCommitted(matters.incidents.heard),
    ...runSeats(deps),
    ...runLead(deps),
  );

  return {
    handlers,
    push: (fn) => {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    pageAttached: ({ seat, page }) => directory.attach(seat, page),
    pageDetached: ({ seat, page }) => directory.detach(seat, page),
    exchangeUpgrade: (seat, request, socket, head) => exchange.handleUpgrade(request, socket, head, seat),
    close: async () => {
      if (people.kind() === 'pin') for (const seat of seats) await board.ask(seat, [{ type: 'signOut' }]);
      for (const off of offs) off();
      await watch.settled();
      await matters.incidents.settled();
      board.close();
      duty.close();
      calls.close();
      await leavers.close();
      await exchange.stop();
      await kept.close();
      await link.close();
      await reference.close();
      await store.close();
    },
  };
}

/** A deadline that could not be told for want of one of these is tried again. */
const COUNTED_BY: ReadonlySet<ReferenceGroup> = new Set(['calendar', 'rules']);

/** Said before it hurts: from then on deadlines of new orders cannot be told. */
const calendarProblem = (year: number | undefined): readonly Problem[] =>
  year === undefined
    ? []
    : [
        {
          code: 'calendarEnds',
          message: `${year}年的节假日安排尚未收录，跨年的处理进度时限将无法推算。`,
          hint: '请班长按国务院办公厅的通知更新日历（resources/calendar/cn.json）；收录后时限自动补上。',
        },
      ];
