// Renderer, desk page: asks the host, hears the answer, and says what did not work. Never sets call state.
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { CallName, Calls } from '@shared/contract/calls';
import type { Settings } from '@shared/contract/Settings';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';

import type { CallId } from '@shared/kernel/ids';
import type { Failure, Result } from '@shared/kernel/result';
import type { Store } from '../../ui/store/Store';
import type { DraftWriter } from '../draft/DraftWriter';
import type { DeskBridge } from '../state/connectDesk';
import { type DeskState, onScreen, type Screen } from '../state/DeskState';

/** Milliseconds to wait for the push of an event that the host has recorded. */
const ECHO_WITHIN = 500;

type OnThisCall<T> = T extends PhoneCommand ? Omit<T, 'call'> : never;
/** A command for the call on the screen. */
export type AskedOfPhone = OnThisCall<PhoneCommand>;

/** Commands that go to whoever the operator talks to; the others are the citizen's call's. */
const ON_TALK: ReadonlySet<PhoneCommand['type']> = new Set(['hangUp', 'mute', 'unmute']);

export class DeskAsks {
  readonly store: Store<DeskState>;
  readonly #bridge: DeskBridge;
  readonly #drafts: () => DraftWriter | undefined;
  /** Intake events go out one after the other, as they were done. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store<DeskState>, bridge: DeskBridge, drafts: () => DraftWriter | undefined) {
    this.store = store;
    this.#bridge = bridge;
    this.#drafts = drafts;
  }

  screen(change: Partial<Screen>): void {
    this.store.update((state) => onScreen(state, change));
  }

  async ask<N extends CallName>(name: N, arg: Calls[N]['arg']): Promise<Result<Calls[N]['answer']>> {
    const answer = await this.#bridge.call(name, arg);
    this.say(answer.ok ? undefined : answer.error);
    return answer;
  }

  /** What the page reads by itself: it says nothing of it, and clears nothing that was said. */
  read<N extends CallName>(name: N, arg: Calls[N]['arg']): Promise<Result<Calls[N]['answer']>> {
    return this.#bridge.call(name, arg);
  }

  say(trouble: Failure | undefined): void {
    this.store.update((state) => (state.trouble === trouble ? state : { ...state, trouble }));
  }

  phone(asked: AskedOfPhone): void {
    const call = ON_TALK.has(asked.type) ? this.#talk() : this.store.get().record?.id;
    if (call === undefined) return;
    const command = { ...asked, call } as PhoneCommand;
    void this.ask('phone.command', { command });
  }

  /** The call that the operator talks on: a duty phone while one is rung, the citizen is on hold then. */
  #talk(): CallId | undefined {
    const { duty, record } = this.store.get();
    return duty?.id ?? record?.id;
  }

  sendTone(tone: string): void {
    const call = this.#talk();
    if (call !== undefined) void this.ask('phone.command', { command: { type: 'sendDtmf', call, tone } });
  }

  dial(call: CallId, number: string): void {
    void this.ask('phone.command', { command: { type: 'dial', call, number } });
  }

  /**
   * Runs what a key means once everything before it is recorded and back on this page, so that two keys in quick
   * succession mean the same as two slow ones.
   */
  inTurn(act: () => unknown): void {
    this.#turn = this.#turn.then(act).catch((bug: unknown) => console.error(bug));
  }

  /** What was typed goes first, so that a hand-over record or an order never misses the last words. */
  record(event: IntakeEvent): void {
    const call = this.store.get().record?.id;
    if (call !== undefined) this.inTurn(() => this.recordNow(call, event));
  }

  /** Several events as one step: the first that is refused is the last. To be called in turn. */
  async recordNow(call: CallId, ...events: readonly IntakeEvent[]): Promise<void> {
    await this.#drafts()?.flush();
    for (const event of events) {
      const answer = await this.ask('intake.record', { call, event });
      if (!answer.ok) return;
      await this.#caughtUp(call, answer.value.version);
    }
  }

  /** Until the page has folded the call up to `version`; a push that got lost is not waited for long. */
  #caughtUp(call: CallId, version: number): Promise<void> {
    const there = () => {
      const { record } = this.store.get();
      return record?.id !== call || record.version >= version;
    };
    if (there()) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        off();
        clearTimeout(timer);
        resolve();
      };
      const off = this.store.subscribe(() => there() && finish());
      const timer = setTimeout(finish, ECHO_WITHIN);
    });
  }

  settings(settings: Partial<Settings>): void {
    void this.ask('settings.write', { settings }).then((answer) => {
      if (answer.ok) this.store.update((state) => ({ ...state, settings: answer.value }));
    });
  }
}
