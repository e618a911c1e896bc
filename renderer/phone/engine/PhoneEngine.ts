// Phone page. Runs the calls of one seat: commands and the port's facts go in, folded calls decide, port and mixer
// obey, and every fact is reported. It needs nobody outside: the ladder climbs when desk and host are gone.
import { type AudioRoute, audioRoutes } from '@shared/call/audioRoutes';
import { type Call, isHeld, legOf } from '@shared/call/Call';
import type { CallFact } from '@shared/call/CallFact';
import { evolveCall } from '@shared/call/evolveCall';
import type { Party, Supervision } from '@shared/call/Leg';
import { isConnected } from '@shared/call/Leg';
import { type LadderInput, ladder } from '@shared/call/ladder';
import type { LadderTimer, PhoneAction } from '@shared/call/PhoneAction';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import { restoreCall } from '@shared/call/restoreCall';
import { takeCommand } from '@shared/call/takeCommand';
import { callStream } from '@shared/events/StreamId';
import { assertNever } from '@shared/kernel/assertNever';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, EventId, IdMaker, LegId } from '@shared/kernel/ids';
import type { PhonePort, PortEvent, Refusal } from '../port/PhonePort';

export interface ReportedFact {
  readonly id: EventId;
  readonly at: number;
  readonly call: CallId;
  readonly fact: CallFact;
}

export interface EngineParts {
  readonly port: PhonePort;
  readonly mixer: {
    readonly apply: (routes: readonly AudioRoute[]) => void;
    readonly release: (leg: LegId) => void;
  };
  readonly newId: IdMaker;
  readonly now: Clock;
  readonly report: (fact: ReportedFact) => void;
  /** Runs `fn` once after `ms`; the answer cancels it. */
  readonly after: (ms: number, fn: () => void) => () => void;
  /** Milliseconds that a partner may ring. Read for each attempt, since the setting can change. */
  readonly noAnswerAfter: () => number;
  /** Whether this person may listen, whisper or barge in here: the host knows by his role. */
  readonly maySupervise: (who: Party, supervision: Supervision) => Promise<boolean>;
  /** Whether a call that comes in for a public number may ring here now; else how it is turned down, unrecorded. */
  readonly ringRefusal: (dialled: string) => Refusal | undefined;
  readonly changed: () => void;
}

/** Milliseconds that a replaced partner's leg may take to end by itself. */
const VANISH_AFTER = 1_000;

export class PhoneEngine {
  readonly #parts: EngineParts;
  readonly #calls = new Map<CallId, Call>();
  readonly #callOfLeg = new Map<LegId, CallId>();
  readonly #timers = new Map<string, () => void>();

  constructor(parts: EngineParts) {
    this.#parts = parts;
    parts.port.listen((event) => this.#heard(event));
  }

  /** Calls that are not over, in the order in which they began. */
  get running(): readonly Call[] {
    return [...this.#calls.values()];
  }

  /** Calls that ran when the page before this one went away: their dialogs are taken over, or they are lost. */
  restore(calls: readonly Call[]): void {
    const { port, now } = this.#parts;
    for (const call of calls) {
      this.#calls.set(call.id, call);
      for (const leg of call.legs) this.#callOfLeg.set(leg.id, call.id);
      const { recover, lost } = restoreCall(call, now());
      for (const { leg, dialog, held } of recover) port.recover(leg, dialog, held);
      for (const leg of lost) this.#record(call.id, { type: 'legEnded', leg, cause: 'lost' });
    }
    this.#parts.changed();
  }

  readonly command = (command: PhoneCommand): void => {
    const call = this.#calls.get(command.call);
    const dials = (command.type === 'dial' || command.type === 'supervise') && call === undefined;
    const opens = command.type === 'answer' || command.type === 'retrieve' || dials;
    // A transfer that runs has the caller on hold already, and joins him by itself: it comes to its end first.
    if (opens && this.running.some(({ id, attempt }) => id !== command.call && attempt)) return;
    if (opens) this.#holdOthers(command.call);
    this.#perform(command.call, takeCommand(call, command, this.#parts.newId() as LegId));
  };

  #heard(event: PortEvent): void {
    if (event.type === 'handOverEnded') {
      const call = this.#callOfLeg.get(event.caller);
      if (call) this.#climb(call, { type: 'handOverEnded', ok: event.ok, status: event.status });
    }
    if (event.type === 'fact') {
      const { fact } = event;
      if (fact.type === 'legOffered' && fact.supervision !== undefined) {
        void this.#supervised(fact, fact.supervision);
        return;
      }
      if (fact.type === 'supervisionChanged') {
        void this.#supervisionChanged(fact);
        return;
      }
      const isNew = fact.type === 'legOffered' && !this.#callOfLeg.has(fact.leg);
      const refusal = isNew ? this.#parts.ringRefusal(fact.dialled) : undefined;
      if (refusal !== undefined) {
        this.#parts.port.decline(fact.leg, refusal);
        return;
      }
      // A second call that comes in is a call of its own: shown, never turned down unasked.
      const call = isNew ? (this.#parts.newId() as CallId) : this.#callOfLeg.get(fact.leg);
      if (call) this.#record(call, fact);
    }
  }

  /** A supervisor comes into the call that the operator is talking on, and into none of his own. */
  async #supervised(
    fact: Extract<CallFact, { type: 'legOffered' }>,
    supervision: Supervision,
  ): Promise<void> {
    const { port, maySupervise } = this.#parts;
    const talking = this.running.filter(({ legs }) => legs.some(isConnected));
    const call = talking.find(({ legs }) => !legs.every(isHeld)) ?? talking[0];
    if (!call) {
      port.decline(fact.leg, 'rejected');
      return;
    }
    this.#record(call.id, fact);
    if (await maySupervise(fact.party, supervision)) port.answer(fact.leg);
    else port.decline(fact.leg, 'forbidden');
  }

  /** Who may listen may not speak yet: each change of the far end is asked about as its coming was. */
  async #supervisionChanged(fact: Extract<CallFact, { type: 'supervisionChanged' }>): Promise<void> {
    const id = this.#callOfLeg.get(fact.leg);
    const call = id && this.#calls.get(id);
    const leg = call && legOf(call, fact.leg);
    if (!leg) return;
    const { port, maySupervise } = this.#parts;
    const granted = leg.role !== 'supervisor' || (await maySupervise(leg.party, fact.supervision));
    if (granted) this.#record(call.id, fact);
    else port.hangUp(fact.leg);
  }

  /** One fact: folded, heard, reported, and followed by what the ladder makes of it. */
  #record(id: CallId, fact: CallFact): void {
    const { newId, now, report } = this.#parts;
    const at = now();
    const call = evolveCall(this.#calls.get(id), { at, body: fact, stream: callStream(id) });
    if (!call) return;
    if (fact.type === 'legOffered' || fact.type === 'legDialled') this.#callOfLeg.set(fact.leg, id);
    this.#calls.set(id, call);
    this.#applyRoutes();
    report({ id: newId() as EventId, at, call: id, fact });
    if (fact.type === 'legEnded') this.#parts.mixer.release(fact.leg);
    this.#climb(id, fact);
    this.#forgetIfOver(id);
    this.#parts.changed();
  }

  #climb(id: CallId, input: LadderInput): void {
    const call = this.#calls.get(id);
    if (call) this.#perform(id, ladder(call, input));
  }

  #perform(call: CallId, actions: readonly PhoneAction[]): void {
    for (const action of actions) this.#do(call, action);
  }

  #do(call: CallId, action: PhoneAction): void {
    const { port } = this.#parts;
    switch (action.type) {
      case 'answer':
      case 'hold':
      case 'retrieve':
      case 'hangUp':
        port[action.type](action.leg);
        break;
      case 'decline':
        port.decline(action.leg, 'rejected');
        break;
      case 'dial':
        // The port tells legDialled before dial returns; the leg has its call before that.
        this.#callOfLeg.set(action.leg, call);
        port.dial(action.leg, action);
        break;
      case 'changeSupervision':
        port.changeSupervision(action.leg, action.supervision);
        break;
      case 'handOver':
        port.handOver(action.caller, action.partner);
        break;
      case 'sendDtmf':
        port.sendDtmf(action.leg, action.tone);
        break;
      case 'startTimer':
        this.#startTimer(call, action.timer);
        break;
      case 'stopTimer':
        this.#stopTimer(call, action.timer);
        break;
      case 'record':
        this.#record(call, action.fact);
        break;
      default:
        assertNever(action);
    }
  }

  #startTimer(call: CallId, timer: LadderTimer): void {
    this.#stopTimer(call, timer);
    const ms = timer === 'noAnswer' ? this.#parts.noAnswerAfter() : VANISH_AFTER;
    const fire = (): void => this.#climb(call, { type: 'timerFired', timer });
    this.#timers.set(`${call} ${timer}`, this.#parts.after(ms, fire));
  }

  #stopTimer(call: CallId, timer: LadderTimer): void {
    this.#timers.get(`${call} ${timer}`)?.();
    this.#timers.delete(`${call} ${timer}`);
  }

  #applyRoutes(): void {
    this.#parts.mixer.apply([...this.#calls.values()].flatMap(audioRoutes));
  }

  /** One ear and one mouth: answering or making a call holds what the operator was talking on. */
  #holdOthers(except: CallId): void {
    for (const id of this.#calls.keys()) if (id !== except) this.command({ type: 'hold', call: id });
  }

  #forgetIfOver(id: CallId): void {
    const call = this.#calls.get(id);
    if (call?.endedAt === undefined || call.attempt) return;
    this.#calls.delete(id);
    for (const leg of call.legs) this.#callOfLeg.delete(leg.id);
    for (const timer of ['noAnswer', 'vanish'] as const) this.#stopTimer(id, timer);
    this.#applyRoutes();
  }
}
