// Phone page. The scripted caller: rings the number of his script, and does what his trainer says, if he has one.
import type { IdMaker, LegId } from '@shared/kernel/ids';
import type { LeadAct } from '@shared/practice/LeadAct';
import { planCaller } from '@shared/practice/planCaller';
import { type PracticeScript, trapOf } from '@shared/practice/practiceScriptSchema';
import type { PortEvent } from '../port/PhonePort';
import type { BotPhone } from './BotPhone';
import type { OwnParts, ScriptedParty } from './ScriptedParty';

export interface CitizenParts {
  readonly script: PracticeScript;
  readonly phone: BotPhone;
  readonly newId: IdMaker;
  /** Makes the person who speaks on this leg. */
  readonly play: (leg: LegId, parts: OwnParts) => ScriptedParty;
  readonly answered: () => void;
  readonly ended: () => void;
}

/** Temper from which a caller talks on when he is interrupted. */
const TALKS_ON = 60;

export class Citizen {
  readonly #parts: CitizenParts;
  readonly #leg: LegId;
  readonly #off: () => void;
  #party: ScriptedParty | undefined;
  #temper: number;
  /** Number of the trainer who may come, and the leg on which somebody has asked in. */
  #trainer: string | undefined;
  #behind: { readonly leg: LegId; readonly number: string } | undefined;

  constructor(parts: CitizenParts) {
    this.#parts = parts;
    this.#leg = parts.newId() as LegId;
    this.#temper = parts.script.temper ?? 0;
    this.#off = parts.phone.port.listen((event) => this.#heard(event));
  }

  ring(): void {
    this.#parts.phone.port.start();
  }

  hangUp(): void {
    this.#parts.phone.port.hangUp(this.#leg);
  }

  obey(act: LeadAct, from: string): void {
    if (act.do === 'join') this.#admit(from);
    else if (act.do === 'temper') this.#temper = act.temper;
    else if (act.do === 'end') this.hangUp();
    else if (act.do === 'say') {
      const line = this.#parts.script.lines.find(({ id }) => id === act.line);
      if (line !== undefined) this.#party?.say(line.id, line.audio);
    }
    // His speaking is told by his own phone.
  }

  #heard(event: PortEvent): void {
    if (event.type === 'registration' && event.state === 'registered' && !this.#party) this.#dial();
    if (event.type !== 'fact') return;
    const { fact } = event;
    if (fact.type === 'legAnswered' && fact.leg === this.#leg) {
      const { noise: kind, noiseLevel: level = 'middle' } = this.#parts.script;
      if (kind !== undefined) this.#parts.phone.background({ kind, level });
      this.#parts.answered();
    }
    if (fact.type === 'legOffered') this.#asked(fact.leg, fact.party.number, fact.supervision !== undefined);
    if (fact.leg !== this.#behind?.leg) return;
    if (fact.type === 'supervisionChanged') this.#speaks(fact.supervision === 'barge');
    if (fact.type === 'legEnded') {
      this.#behind = undefined;
      this.#speaks(false);
    }
  }

  #dial(): void {
    const { script, phone, play, ended } = this.#parts;
    this.#party = play(this.#leg, {
      plan: (played, facts) => planCaller(script, played, facts),
      yields: (line) => this.#temper < TALKS_ON && trapOf(script.lines, line) !== 'swears',
      isBad: (line) => trapOf(script.lines, line) === 'badLine',
      ended: () => {
        this.#off();
        if (this.#behind) phone.port.hangUp(this.#behind.leg);
        ended();
        void phone.close();
      },
    });
    phone.port.dial(this.#leg, { role: 'other', number: script.rings });
  }

  /** Somebody rings the caller himself: his trainer, or nobody whom he knows. */
  #asked(leg: LegId, number: string, supervises: boolean): void {
    const { port } = this.#parts.phone;
    if (!supervises || this.#behind) {
      port.decline(leg, 'rejected');
      return;
    }
    this.#behind = { leg, number };
    if (number === this.#trainer) port.answer(leg);
  }

  /** The host's word and the trainer's call come by two roads: whichever is first waits for the other. */
  #admit(number: string): void {
    this.#trainer = number;
    if (this.#behind?.number === number) this.#parts.phone.port.answer(this.#behind.leg);
  }

  #speaks(on: boolean): void {
    this.#parts.phone.person?.(on);
    this.#party?.standBack(on);
  }
}
