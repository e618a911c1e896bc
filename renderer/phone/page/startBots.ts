// Phone page, practice only: the scripted parties, with phones and voices of their own in the same page.
import type { Call } from '@shared/call/Call';
import type { PhoneConfig } from '@shared/contract/phone/PhoneCalls';
import type { Settings } from '@shared/contract/Settings';
import type { IdMaker } from '@shared/kernel/ids';
import { parseSeatId } from '@shared/kernel/ids';
import { otherSide, SIDES } from '@shared/kernel/side';
import type { SpokenLine } from '@shared/practice/PracticeRun';
import type { BotPhone } from '../bots/BotPhone';
import { Hearing } from '../bots/Hearing';
import { PracticeBots } from '../bots/PracticeBots';
import { SeatEar } from '../bots/SeatEar';
import { Ear } from '../mixer/Ear';
import type { Mixer } from '../mixer/Mixer';
import { Pump } from '../mixer/Pump';
import { Voice } from '../mixer/Voice';
import type { PhoneOptions, ReferralHabit } from '../port/PhoneOptions';
import { SipPhone } from '../sip/SipPhone';
import type { Tones } from './tones';

export interface BotsParts {
  readonly config: PhoneConfig;
  readonly sip: Pick<
    PhoneOptions,
    'server' | 'domain' | 'iceServers' | 'practice' | 'newLeg' | 'random' | 'dtmf'
  >;
  readonly mixer: Mixer;
  readonly newId: IdMaker;
  readonly after: (ms: number, fn: () => void) => () => void;
  readonly tones: Tones | undefined;
  readonly said: (line: SpokenLine) => void;
  readonly markLevel: () => Settings['practiceMark'];
}

export type Listener = 'operator' | 'citizen' | 'partner' | 'office';

/** `window.linkseatProbe`, only on practice and only where the page was opened with `?probe`. */
export interface Probe {
  /** Amplitude of each frequency in what this party hears now. */
  readonly hears: (who: Listener, hertz: readonly number[]) => readonly number[];
  readonly tones: Tones;
  /** The citizen hangs up. */
  readonly hangUp: () => void;
  /** What the parties do with a REFER from now on. */
  readonly referrals: (habit: ReferralHabit) => void;
}

export interface Bots extends Pick<PracticeBots, 'start' | 'ring' | 'joined' | 'obey' | 'hear'> {
  readonly probe: () => void;
  /** To be told the calls of the seat after each change. */
  readonly look: (calls: readonly Call[]) => void;
}

/** Gains of the mark: never 0, so that nobody takes practice for duty. */
const MARK_GAINS: Readonly<Record<Settings['practiceMark'], number>> = { low: 0.04, middle: 0.1, high: 0.25 };

export function startBots({ config, sip, mixer, newId, after, tones, said, markLevel }: BotsParts): Bots {
  const { context } = mixer;
  const ears = new Set<SeatEar>();
  let calls: readonly Call[] = [];
  let habit: ReferralHabit = 'follow';
  const heard = new Map<Listener, Pump>();
  const makePhone = (
    who: 'citizen' | 'partner' | 'office',
    user: string,
    shown?: BotPhoneShown,
  ): BotPhone => {
    const voice = new Voice(context);
    // The duty office sounds as the partner does: only one of the two is ever on the line.
    if (tones) voice.sing(tones[who === 'office' ? 'partner' : who]);
    const port = new SipPhone({
      ...sip,
      user,
      displayName: shown?.name ?? user,
      authorization: config.authorization && { ...config.authorization, user },
      referrals: () => habit,
      // A trainer behind the caller hears what the seat hears.
      outgoing: (leg) => (ear?.isFor(leg) ? ear.stream : voice.stream),
      asserted: shown,
    });
    const pump = new Pump();
    let ear: SeatEar | undefined;
    heard.set(who, pump);
    port.listen((event) => {
      const asksIn = event.type === 'fact' && event.fact.type === 'legOffered' && event.fact.supervision;
      if (asksIn && who === 'citizen') {
        ear = new SeatEar(mixer, event.fact.leg);
        ears.add(ear);
        ear.look(calls);
      }
      // In the sound itself, so that a recording has it, too.
      const answered = event.type === 'fact' && event.fact.type === 'legAnswered';
      if (answered && who === 'citizen' && !ear?.isFor(event.fact.leg)) voice.mark(MARK_GAINS[markLevel()]);
      if (event.type !== 'remoteStream') return;
      if (ear?.isFor(event.leg)) voice.lend(event.stream);
      else pump.attach(event.stream);
    });
    const hearing = tones ? undefined : new Hearing(context, pump, after);
    const badLine = (on: boolean) => voice.badLine(on);
    const quiet = { prepare: () => {}, say: () => Promise.resolve(true), hush: () => {}, badLine };
    return {
      port,
      // A singing party has no lines: its tone would drown in them.
      voice: tones ? quiet : voice,
      vanish: port.vanish,
      hearing,
      background: (noise) => voice.background(noise),
      person: (speaks) => {
        voice.person(speaks);
        ear?.spare(speaks);
      },
      close: async () => {
        hearing?.close();
        if (ear) {
          ears.delete(ear);
          ear.close();
        }
        await port.stop();
        pump.close();
        voice.close();
      },
    };
  };
  const side = SIDES.find((one) => otherSide(one) === config.otherSide) ?? '12345';
  const seat = parseSeatId(config.user) ?? config.user;
  const bots = new PracticeBots({ seat, side, makePhone, newId, now: () => performance.now(), after, said });
  return {
    start: () => bots.start(),
    ring: (script, others) => bots.ring(script, others),
    joined: () => bots.joined(),
    obey: (order) => bots.obey(order),
    hear: (cue) => bots.hear(cue),
    look: (now) => {
      calls = now;
      for (const ear of ears) ear.look(now);
    },
    probe: () => {
      if (!tones) return;
      const ear = new Ear(context);
      const streamsOf = (who: Listener): readonly MediaStream[] =>
        who === 'operator' ? mixer.heardByOperator() : (heard.get(who)?.streams ?? []);
      const probe: Probe = {
        tones,
        hears: (who, hertz) => ear.levels(streamsOf(who), hertz),
        hangUp: () => bots.hangUp(),
        referrals: (next) => {
          habit = next;
        },
      };
      Object.assign(window, { linkseatProbe: probe });
    },
  };
}

type BotPhoneShown = NonNullable<PhoneOptions['asserted']>;
