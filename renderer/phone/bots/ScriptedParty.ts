// Phone page. One scripted person on an ordinary phone: does what the planner of shared/practice says, line by line.
import type { LegFact } from '@shared/call/CallFact';
import type { LegId } from '@shared/kernel/ids';
import type { BotFacts, BotStep, Played } from '@shared/practice/BotStep';
import type { Cue } from '@shared/practice/cueOf';
import type { PhonePort } from '../port/PhonePort';

export type Plan = (played: readonly Played[], facts: BotFacts) => BotStep;

export interface PartyParts {
  readonly port: PhonePort;
  readonly voice: {
    /** Has the file at hand, for the moment in which it is said. */
    readonly prepare: (url: string) => void;
    readonly say: (url: string) => Promise<boolean>;
    readonly hush: () => void;
    readonly badLine: (on: boolean) => void;
  };
  /** Pulls the plug. */
  readonly vanish: () => void;
  readonly plan: Plan;
  /** Address of a file of resources/audio. */
  readonly audioUrl: (file: string) => string;
  /** Milliseconds, of any origin. */
  readonly now: () => number;
  readonly after: (ms: number, fn: () => void) => () => void;
  /** Tells when the others on the line began and stopped to speak, and how many milliseconds ago; absent: he hears nobody. */
  readonly hearing?:
    | { readonly listen: (heard: (talking: boolean, ago: number) => void) => () => void }
    | undefined;
  /** He stops in the middle of a line when somebody talks over it. */
  readonly yields?: ((line: string) => boolean) | undefined;
  /** His line is bad from the first sound of this one on. */
  readonly isBad?: ((line: string) => boolean) | undefined;
  readonly ended: () => void;
  /** He has said a line, or was cut short in it. */
  readonly said: (line: Played) => void;
}

/** What a person brings with him; the rest is the same for all. */
export type OwnParts = Pick<PartyParts, 'plan' | 'yields' | 'isBad' | 'ended'>;

const REFUSALS = { 486: 'busy', 500: 'failed', 603: 'rejected' } as const;

export class ScriptedParty {
  readonly #parts: PartyParts;
  readonly #leg: LegId;
  readonly #off: () => void;
  #start: number;
  #facts: BotFacts = { held: false, ended: false };
  #played: readonly Played[] = [];
  #speaking: { readonly line: string; readonly from: number } | undefined;
  #cancelStep: () => void = () => {};
  readonly #deafen: () => void;

  constructor(leg: LegId, parts: PartyParts) {
    this.#leg = leg;
    this.#parts = parts;
    this.#start = parts.now();
    this.#off = parts.port.listen((event) => {
      if (event.type === 'fact' && event.fact.leg === leg) this.#heard(event.fact);
      // The way back is taken to be as long as the one here. He plans with it when he learns something next.
      if (event.type === 'quality' && event.leg === leg) {
        const { buffered = 0, roundTrip = 0 } = event.quality;
        this.#facts = { ...this.#facts, lineMs: 2 * buffered + roundTrip };
      }
    });
    const deaf = parts.hearing?.listen((talking, ago) => this.#hears(talking, ago));
    this.#deafen = deaf ?? (() => {});
    this.#next();
  }

  /** Another party has come into the call beside the one who is there. */
  joined(): void {
    if (this.#facts.answeredAt !== undefined) this.#learn({ transferredAt: this.#clock() });
  }

  /** Says this now, in place of what he was saying; the script goes on after it. */
  say(line: string, audio: string): void {
    if (this.#facts.answeredAt === undefined || this.#facts.held) return;
    this.#cancelStep();
    this.#cutShort();
    void this.#say(line, audio);
  }

  /** What the operator's work tells him. */
  hear(cue: Cue): void {
    if (this.#facts.answeredAt === undefined) return;
    const others = (this.#facts.cues ?? []).filter((one) => one.cue !== cue);
    this.#learn({ cues: [...others, { cue, at: this.#clock() }] });
  }

  /** A person speaks in his place; off: he goes on. */
  standBack(on: boolean): void {
    if (on) this.#cutShort();
    this.#learn(on ? { standsBack: true } : { standsBack: false, silentSince: this.#clock() });
  }

  #clock(): number {
    return this.#parts.now() - this.#start;
  }

  #heard(fact: LegFact): void {
    switch (fact.type) {
      case 'legRung':
        this.#start = this.#parts.now();
        this.#next();
        break;
      case 'legAnswered':
        this.#learn({ answeredAt: this.#clock() });
        break;
      case 'legHeld':
        this.#learn({ held: true });
        break;
      case 'legRetrieved':
        this.#learn({ held: false, retrievedAt: this.#clock() });
        break;
      case 'legReplaced':
        this.#learn({ held: false, transferredAt: this.#clock() });
        break;
      case 'legEnded':
        this.#learn({ ended: true });
        this.#off();
        this.#deafen();
        this.#parts.ended();
        break;
      default:
        // What he did himself.
        break;
    }
  }

  #hears(talking: boolean, ago: number): void {
    if (this.#facts.answeredAt === undefined) return;
    if (talking && this.#speaking && this.#parts.yields?.(this.#speaking.line)) this.#cutShort();
    this.#learn(talking ? { talking } : { talking, silentSince: this.#clock() - ago });
  }

  #learn(facts: Partial<BotFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    if (facts.held || facts.ended) this.#cutShort();
    this.#next();
  }

  /** Plans afresh; nobody is interrupted by his own plan. */
  #next(): void {
    this.#cancelStep();
    if (this.#speaking) return;
    const step = this.#parts.plan(this.#played, this.#facts);
    if (step.do === 'wait') return;
    if (step.do === 'play') this.#parts.voice.prepare(this.#parts.audioUrl(step.audio));
    this.#cancelStep = this.#parts.after(Math.max(0, step.at - this.#clock()), () => this.#do(step));
  }

  #do(step: Exclude<BotStep, { do: 'wait' }>): void {
    const { port } = this.#parts;
    if (step.do === 'answer') port.answer(this.#leg);
    else if (step.do === 'refuse') port.decline(this.#leg, REFUSALS[step.status]);
    else if (step.do === 'vanish') this.#parts.vanish();
    else if (step.do === 'hangUp') port.hangUp(this.#leg);
    else void this.#say(step.line, step.audio);
  }

  async #say(line: string, audio: string): Promise<void> {
    const speaking = { line, from: this.#clock() };
    this.#speaking = speaking;
    this.#parts.voice.badLine(this.#parts.isBad?.(line) ?? false);
    await this.#parts.voice.say(this.#parts.audioUrl(audio));
    // Cut short meanwhile: cutShort has written it down.
    if (this.#speaking !== speaking) return;
    this.#speaking = undefined;
    this.#spoken({ ...speaking, until: this.#clock() });
    this.#next();
  }

  #spoken(line: Played): void {
    this.#played = [...this.#played, line];
    this.#parts.said(line);
  }

  #cutShort(): void {
    if (!this.#speaking) return;
    this.#spoken({ ...this.#speaking, until: this.#clock(), cut: true });
    this.#speaking = undefined;
    this.#parts.voice.hush();
  }
}
