// Phone page. The scripted parties of one seat on the practice exchange: the citizen who rings it, and the partner
// at the other side, for when no person is there. Ordinary SIP users; the exchange does not know that nobody breathes.

import type { IdMaker, LegId } from '@shared/kernel/ids';
import { otherSide, type Side } from '@shared/kernel/side';
import type { CallCue, CallerOrder } from '@shared/practice/LeadAct';
import type { SpokenLine } from '@shared/practice/PracticeRun';
import { planPartner } from '@shared/practice/planPartner';
import { type PracticeScript, type ScriptPartner, trapOf } from '@shared/practice/practiceScriptSchema';
import type { BotPhone } from './BotPhone';
import { Citizen } from './Citizen';
import { type OwnParts, type Plan, ScriptedParty } from './ScriptedParty';

export interface BotParts {
  readonly seat: string;
  readonly side: Side;
  /** `shown`: the number that the display of whoever he rings shows. */
  readonly makePhone: (who: Who, user: string, shown?: Shown) => BotPhone;
  readonly newId: IdMaker;
  readonly now: () => number;
  readonly after: (ms: number, fn: () => void) => () => void;
  readonly said: (line: SpokenLine) => void;
}

type Who = 'citizen' | 'partner' | 'office';

export interface Shown {
  readonly number: string;
  readonly name: string;
}

/** Another caller about the same event, and how long after the first he begins. */
export interface ComingCaller {
  readonly script: PracticeScript;
  readonly afterMs: number;
}

/** Milliseconds after which a party whose plug was pulled is there again. */
const BACK_AFTER = 5_000;

const audioUrl = (file: string): string => `../audio/${file}`;

/** Who answers at the other side where no script says otherwise. */
const colleague = (side: Side): ScriptPartner => ({
  behaviour: 'answers',
  afterMs: 3_000,
  voice: `desk-${side}`,
  lines: [
    {
      id: 'greeting',
      at: 'answered',
      text: '您好，请讲。',
      audio: `desk-${side}-greeting.ogg`,
      pauseAfterMs: 4_000,
    },
    {
      id: 'idle',
      at: 'idle',
      text: '您好，我在听，请继续讲。',
      audio: `desk-${side}-idle.ogg`,
      pauseAfterMs: 0,
    },
  ],
});

/** A duty officer: picks up soon, listens, and says that it is noted. */
const DUTY_OFFICE: ScriptPartner = {
  behaviour: 'answers',
  afterMs: 1_500,
  voice: 'desk-110',
  lines: [
    {
      id: 'listening',
      at: 'answered',
      text: '您好，我在听，请继续讲。',
      audio: 'desk-110-idle.ogg',
      pauseAfterMs: 6_000,
    },
    {
      id: 'noted',
      at: 'answered',
      text: '好的，已经登记，我们会按规定处理，请保持电话畅通。',
      audio: 'desk-110-noted.ogg',
      pauseAfterMs: 4_000,
    },
    {
      id: 'idle',
      at: 'idle',
      text: '您好，我在听，请继续讲。',
      audio: 'desk-110-idle.ogg',
      pauseAfterMs: 0,
    },
  ],
};

export class PracticeBots {
  readonly #parts: BotParts;
  /** With the id of the script that each of them plays. */
  readonly #parties = new Map<ScriptedParty, string>();
  #partner: BotPhone | undefined;
  #office: BotPhone | undefined;
  /** By the id of the script. */
  readonly #citizens = new Map<string, Citizen>();
  /** Of the caller who was answered last: his is the partner who is rung. */
  #script: PracticeScript | undefined;
  /** How often the partner was rung since the script began. */
  #rung = 0;
  readonly #coming = new Set<() => void>();

  constructor(parts: BotParts) {
    this.#parts = parts;
  }

  /** The partner seat registers; from now on the seat's one-key transfer finds somebody. */
  start(): void {
    const { seat, side, makePhone } = this.#parts;
    const phone = makePhone('partner', `bot-${otherSide(side)}-${seat}`);
    this.#partner = phone;
    phone.port.listen((event) => {
      if (event.type === 'fact' && event.fact.type === 'legOffered') this.#partnerRung(phone, event.fact.leg);
    });
    phone.port.start();
    this.#office = this.#openOffice();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#partner?.close(), this.#office?.close()]);
  }

  /** Answers every number of the sample roster, so that the at-once calls of 三（四）1–2 can be practised. */
  #openOffice(): BotPhone {
    const phone = this.#parts.makePhone('office', `bot-duty-${this.#parts.seat}`);
    phone.port.listen((event) => {
      if (event.type !== 'fact' || event.fact.type !== 'legOffered') return;
      const plan: Plan = (played, facts) => planPartner(DUTY_OFFICE, played, facts);
      this.#play('office', '', phone, event.fact.leg, { plan, ended: () => {} });
    });
    phone.port.start();
    return phone;
  }

  /** A citizen registers, and rings the number of his script; the others of his script do so later. */
  ring(script: PracticeScript, others: readonly ComingCaller[] = []): void {
    for (const cancel of this.#coming) cancel();
    this.#coming.clear();
    this.#script = script;
    this.#rung = 0;
    this.#call(script, 'citizen');
    others.forEach(({ script: other, afterMs }, index) => {
      this.#coming.add(this.#parts.after(afterMs, () => this.#call(other, `citizen${index + 2}`)));
    });
  }

  #call(script: PracticeScript, name: string): void {
    const { seat, makePhone, newId } = this.#parts;
    const phone = makePhone('citizen', `${name}-${seat}`, script.from);
    const citizen = new Citizen({
      script,
      phone,
      newId,
      play: (leg, parts) => this.#play('citizen', script.id, phone, leg, parts),
      answered: () => {
        if (this.#script === script) return;
        this.#script = script;
        this.#rung = 0;
      },
      ended: () => {
        if (this.#citizens.get(script.id) === citizen) this.#citizens.delete(script.id);
      },
    });
    this.#citizens.set(script.id, citizen);
    citizen.ring();
  }

  /** Every citizen puts the receiver down, whatever his script says. */
  hangUp(): void {
    for (const citizen of this.#citizens.values()) citizen.hangUp();
  }

  /** What the trainer who leads the run wants of its caller. */
  obey({ script, from, act }: CallerOrder): void {
    this.#citizens.get(script)?.obey(act, from);
  }

  /** A three-party call stands: the ends cannot know it from their signalling, and people would hear it. */
  joined(): void {
    for (const party of this.#parties.keys()) party.joined();
  }

  /** What the trainee's work tells whoever plays this script. */
  hear({ script, cue }: CallCue): void {
    for (const [party, played] of this.#parties) if (played === script) party.hear(cue);
  }

  #partnerRung(phone: BotPhone, leg: LegId): void {
    const { side } = this.#parts;
    const { behaviour, again, ...partner } = this.#script?.partner ?? colleague(otherSide(side));
    const now = this.#rung === 0 ? behaviour : (again ?? behaviour);
    this.#rung += 1;
    this.#play('partner', this.#script?.id ?? '', phone, leg, {
      isBad: (line) => trapOf(partner.lines, line) === 'badLine',
      plan: (played, facts) => planPartner({ ...partner, behaviour: now }, played, facts),
      ended: () => {},
    });
  }

  #play(who: Who, script: string, phone: BotPhone, leg: LegId, own: OwnParts): ScriptedParty {
    const { now, after, said } = this.#parts;
    const { port, voice, vanish, hearing } = phone;
    const party = new ScriptedParty(leg, {
      ...own,
      port,
      voice,
      vanish: () => {
        vanish();
        // His own call is not told to end any more; the next one finds him at his place again.
        after(BACK_AFTER, port.start);
      },
      audioUrl,
      now,
      after,
      hearing,
      said: ({ line, from, until, cut }) => {
        // Outside a script nobody counts what is said.
        if (who !== 'office' && script !== '')
          said({ script, speaker: who, line, ms: Math.round(until - from), ...(cut ? { cut } : {}) });
      },
      ended: () => {
        this.#parties.delete(party);
        own.ended();
      },
    });
    this.#parties.set(party, script);
    return party;
  }
}
