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

  say(trouble: Failure | undefined): void {
    this.store.update((state) => (state.trouble === trouble ? state : { ...state, trouble }));
  }

  phone(command: {
    readonly type: Exclude<PhoneCommand['type'], 'dial' | 'transfer' | 'joinThreeParty' | 'sendDtmf'>;
  }): void {
    const call = this.store.get().record?.id;
    if (call !== undefined) void this.ask('phone.command', { command: { ...command, call } });
  }

  dial(call: CallId, number: string): void {
    void this.ask('phone.command', { command: { type: 'dial', call, number } });
  }

  /** What was typed goes first, so that a hand-over record or an order never misses the last words. */
  record(event: IntakeEvent): void {
    const call = this.store.get().record?.id;
    if (call === undefined) return;
    const drafts = this.#drafts();
    this.#turn = this.#turn.then(async () => {
      await drafts?.flush();
      await this.ask('intake.record', { call, event });
    });
  }

  settings(settings: Partial<Settings>): void {
    void this.ask('settings.write', { settings }).then((answer) => {
      if (answer.ok) this.store.update((state) => ({ ...state, settings: answer.value }));
    });
  }
}
