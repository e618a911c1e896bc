// A trainee without a browser: the two pages of a seat as far as the host knows them. The scripted caller rings when the
// host says so; what the trainee then does are the facts and steps that real pages would send.
import { randomUUID } from 'node:crypto';
import type { CallFact } from '@shared/call/CallFact';
import type { CallName, Calls } from '@shared/contract/calls';
import type { Page } from '@shared/contract/Session';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import type { CallId, EventId, LegId } from '@shared/kernel/ids';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import { WebSocket } from 'ws';
import type { Host } from './startHost';

const READY = { registration: 'registered', microphone: 'ready', audible: true } as const;

export class SimulatedSeat {
  readonly seat: string;
  readonly #sockets: Readonly<Record<'desk' | 'phone', WebSocket>>;
  readonly #asked = new Map<
    number,
    (result: { ok: boolean; value?: unknown; error?: { code: string } }) => void
  >();
  #count = 0;
  /** Rung: the script whose caller it is. */
  #rung: (script: PracticeScript) => void = () => {};

  private constructor(seat: string, sockets: Readonly<Record<'desk' | 'phone', WebSocket>>) {
    this.seat = seat;
    this.#sockets = sockets;
    for (const socket of Object.values(sockets))
      socket.on('message', (text) => {
        const message = JSON.parse(String(text));
        if (message.push === 'practice.play') this.#rung(message.data.script);
        this.#asked.get(message.id)?.(message.result);
      });
  }

  static async open(host: Host, seat: string): Promise<SimulatedSeat> {
    const url = new URL(host.url(seat));
    const answer = await fetch(url, { redirect: 'manual' });
    const headers = { Cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', Origin: url.origin };
    const socket = (page: Page) => {
      const one = new WebSocket(`ws://${url.host}/s/${seat}/ws?page=${page}`, { headers });
      return new Promise<WebSocket>((resolve, reject) => {
        one.once('open', () => resolve(one));
        one.once('error', reject);
      });
    };
    const [desk, phone] = await Promise.all([socket('desk'), socket('phone')]);
    const one = new SimulatedSeat(seat, { desk, phone });
    await one.#ask('desk', 'session.open', {});
    await one.#ask('phone', 'phone.report', { status: READY });
    return one;
  }

  /** Settles when a caller rings: from the first ring to the end of the wrap-up, each step when `turn` settles. */
  whenRung(): Promise<PracticeScript> {
    return new Promise((resolve) => {
      this.#rung = resolve;
    });
  }

  async ring({ from }: PracticeScript): Promise<CallId> {
    const call = randomUUID() as string as CallId;
    const dialled = this.seat.split('-')[0] ?? '';
    await this.facts(call, { type: 'legOffered', leg: legOf(call), role: 'caller', party: from, dialled });
    return call;
  }

  answer = (call: CallId): Promise<void> => this.facts(call, { type: 'legAnswered', leg: legOf(call) });

  async facts(call: CallId, ...facts: readonly CallFact[]): Promise<void> {
    const told = facts.map((fact) => ({ id: randomUUID() as string as EventId, at: Date.now(), call, fact }));
    await this.#ask('phone', 'phone.facts', { facts: told });
  }

  async step(call: CallId, ...events: readonly IntakeEvent[]): Promise<void> {
    for (const event of events) await this.#ask('desk', 'intake.record', { call, event });
  }

  /** The caller hangs up, the matter is saved, the wrap-up done. */
  async finish(call: CallId): Promise<void> {
    await this.step(call, { type: 'keptHere' }, { type: 'submitted' });
    await this.facts(call, { type: 'legEnded', leg: legOf(call), cause: 'hungUpThere' });
    await this.step(call, { type: 'wrapUpDone' });
  }

  close(): void {
    for (const socket of Object.values(this.#sockets)) socket.close();
  }

  async #ask<K extends CallName>(page: 'desk' | 'phone', name: K, arg: Calls[K]['arg']): Promise<void> {
    this.#count += 1;
    const id = this.#count;
    const result = new Promise<{ ok: boolean; error?: { code: string } }>((resolve) =>
      this.#asked.set(id, resolve),
    );
    this.#sockets[page].send(JSON.stringify({ v: 1, id, name, arg }));
    const { ok, error } = await result;
    this.#asked.delete(id);
    if (!ok) throw new Error(`${this.seat} ${name}: ${error?.code}`);
  }
}

const legOf = (call: CallId): LegId => `${call}-leg` as LegId;
