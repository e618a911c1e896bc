// Phone page: the phone of one seat, put together from its parts once the host has said where it registers.
import type { Call } from '@shared/call/Call';
import type { CallFact } from '@shared/call/CallFact';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { PhoneConfig } from '@shared/contract/phone/PhoneCalls';
import type { Settings } from '@shared/contract/Settings';
import type { IdMaker, LegId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import type { SpokenLine } from '@shared/practice/PracticeRun';
import { ringRefusal } from '@shared/seat/ringRefusal';
import type { SeatState } from '@shared/seat/SeatState';
import { base64 } from '../../ui/base64';
import type { Bridge } from '../../ui/bridge/Bridge';
import { AudioTest } from '../devices/AudioTest';
import { SoundDevices } from '../devices/SoundDevices';
import { AutoAnswer } from '../engine/AutoAnswer';
import { CallRecorder } from '../engine/CallRecorder';
import { callsOf } from '../engine/callsOf';
import { FactReporter } from '../engine/FactReporter';
import { LineSign } from '../engine/LineSign';
import { PhoneEngine, type ReportedFact } from '../engine/PhoneEngine';
import type { Mixer } from '../mixer/Mixer';
import { Signals } from '../mixer/Signals';
import type { PortEvent } from '../port/PhonePort';
import { SipPhone } from '../sip/SipPhone';
import { openTone } from './openTone';
import type { PhoneView } from './PhoneView';
import { signalFor } from './signalFor';
import { type Bots, startBots } from './startBots';
import type { Tones } from './tones';

export interface PageParts {
  readonly bridge: Bridge;
  readonly config: PhoneConfig;
  readonly mixer: Mixer;
  readonly view: PhoneView;
  readonly newId: IdMaker;
  readonly tones: Tones | undefined;
  readonly after: (ms: number, fn: () => void) => () => void;
}

export class PhonePage {
  readonly #parts: PageParts;
  readonly #phone: SipPhone;
  readonly #engine: PhoneEngine;
  readonly #reporter: FactReporter;
  readonly #signals: Signals;
  readonly #line = new LineSign((line) => this.change({ line }));
  readonly #autoAnswer: AutoAnswer;
  readonly #recorder: CallRecorder;
  readonly #sound: SoundDevices;
  readonly #test: AudioTest;
  readonly #bots: Bots | undefined;
  #status: PhoneStatus = { registration: 'connecting', microphone: 'unknown', audible: false };
  #settings: Settings;
  #seatState: SeatState;
  /** Servers or account have changed: this page is opened anew as soon as nobody is on the line. */
  #startsAnew = false;

  constructor(parts: PageParts) {
    this.#parts = parts;
    const { bridge, config, mixer, newId, after, tones } = parts;
    this.#settings = config.settings;
    this.#seatState = config.seatState;
    this.#signals = new Signals(mixer.context);
    const sip = {
      server: config.server,
      backups: config.backups,
      domain: config.domain,
      iceServers: config.iceServers.map(({ urls }) => ({ urls })),
      practice: config.practice,
      newLeg: () => newId() as LegId,
      random: () => Math.random(),
      dtmf: () => this.#settings.dtmf,
    };
    const { user, displayName, practice, authorization } = config;
    const { outgoing, context } = mixer;
    this.#phone = new SipPhone({
      ...sip,
      user,
      displayName,
      authorization,
      referrals: () => 'refuse',
      outgoing,
    });
    const said = (line: SpokenLine) => void bridge.call('practice.spoke', line);
    this.#bots = practice
      ? startBots({
          config,
          sip,
          mixer,
          newId,
          after,
          tones,
          said,
          markLevel: () => this.#settings.practiceMark,
        })
      : undefined;
    this.#reporter = new FactReporter(bridge, {
      after,
      changed: () => {
        this.#show();
        this.#startAnewWhenFree();
      },
      parked: (fact, why) => this.#parked(fact, why),
    });
    this.#engine = new PhoneEngine({
      port: this.#phone,
      mixer,
      newId,
      now: () => Date.now(),
      report: (fact) => {
        this.#reporter.report(fact);
        this.#tellBots(fact.fact);
      },
      after,
      noAnswerAfter: () => this.#settings.noAnswerAfter,
      // The practice exchange asks the host itself, and is never told of a state that has just changed too late.
      ringRefusal: (dialled) => (practice || dialled === user ? undefined : ringRefusal(this.#seatState)),
      changed: () => this.#changed(this.#engine.running),
      maySupervise: async ({ number }, supervision) => {
        const answer = await bridge.call('phone.maySupervise', { number, supervision });
        return answer.ok && answer.value;
      },
    });
    this.#sound = new SoundDevices({
      mixer,
      signals: this.#signals,
      settings: () => this.#settings,
      report: (change) => {
        this.change(change);
        // The microphone may be another one now.
        this.#recorder.look(this.#engine.running);
      },
    });
    this.#test = new AudioTest({
      context,
      stream: () => this.#sound.stream,
      isIdle: () => this.#engine.running.length === 0,
      play: (sound) => mixer.playOnce(sound),
      ring: () => this.#signals.tryRing(),
      tell: async (state, level, sound) => {
        const bytes = sound && base64(new Uint8Array(await sound.arrayBuffer()));
        void bridge.call('phone.testHeard', { state, level, ...(bytes ? { sound: bytes } : {}) });
      },
    });
    this.#recorder = new CallRecorder({
      bridge,
      mixer,
      newId,
      // On practice both voices are kept for the replay; whether a call is a run, the host knows.
      wanted: () => this.#settings.recordCalls || practice,
      failed: ({ code, message }) => this.change({ trouble: { code, message } }),
    });
    this.#autoAnswer = new AutoAnswer({
      wanted: () => this.#settings.autoAnswer,
      after,
      warn: () => this.#signals.warn(),
      answer: (call) => this.#engine.command({ type: 'answer', call }),
    });
    this.#phone.listen((event) => this.#heard(event));
    this.#listen();
  }

  start(): void {
    if (this.#parts.tones) this.#bots?.probe();
    this.#engine.restore(callsOf(this.#parts.config.current));
    this.#greetHost();
    this.#phone.start();
    // After the seat's own: a browser opens one socket to a server after the other, and a call may wait for this one.
    this.#bots?.start();
    // The calls outlive the page: the next one takes their dialogs over, so nobody is told that it ends.
    addEventListener('beforeunload', (event) => {
      if (this.#engine.running.length > 0) event.preventDefault();
    });
    addEventListener('pagehide', () => {
      if (this.#engine.running.length === 0) void this.#phone.stop();
    });
  }

  /** The devices as they are set; in a test with tones, a tone in the microphone's place. */
  async openSound(): Promise<void> {
    const { mixer, tones } = this.#parts;
    if (tones === undefined) return this.#sound.start();
    openTone(mixer, tones.operator);
    this.change({ microphone: 'ready' });
  }

  readonly change = (next: Partial<PhoneStatus>): void => {
    this.#status = { ...this.#status, ...next };
    void this.#parts.bridge.call('phone.report', { status: this.#status });
    this.#show();
  };

  #listen(): void {
    const { bridge } = this.#parts;
    bridge.listen('phone.command', this.#engine.command);
    bridge.listen('seat.changed', ({ state }) => {
      this.#seatState = state;
    });
    bridge.listen('phone.testAudio', ({ what }) => this.#test.run(what));
    bridge.listen('phone.configChanged', () => {
      this.#startsAnew = true;
      this.#startAnewWhenFree();
    });
    bridge.listen('practice.play', ({ script, others }) => this.#bots?.ring(script, others));
    bridge.listen('practice.order', (order) => this.#bots?.obey(order));
    bridge.listen('practice.cue', (cue) => this.#bots?.hear(cue));
    bridge.listen('settings.changed', (settings) => {
      const before = this.#settings;
      this.#settings = settings;
      if (this.#parts.tones === undefined) this.#sound.follow(before, settings);
      this.#show();
    });
    bridge.onState((state) => {
      this.#show();
      if (state === 'open') this.#greetHost();
    });
  }

  /** A fresh page has the policy that lets it reach the new servers; facts that still wait go first. */
  #startAnewWhenFree(): void {
    if (this.#startsAnew && this.#engine.running.length === 0 && this.#reporter.waiting === 0)
      location.reload();
  }

  /** A host that came back knows nothing of what it missed, nor which calls live on here. */
  #greetHost(): void {
    const { bridge } = this.#parts;
    void bridge.call('phone.report', { status: this.#status });
    void bridge.call('phone.ownCalls', { calls: this.#engine.running.map(({ id }) => id) });
  }

  #heard(event: PortEvent): void {
    this.#line.heard(event);
    if (event.type === 'remoteStream') {
      this.#parts.mixer.attach(event.leg, event.stream);
      this.#recorder.look(this.#engine.running);
    }
    if (event.type === 'registration') this.change({ registration: event.state });
    if (event.type === 'trouble') this.change({ trouble: { code: event.code, message: event.message } });
    const succeeded = event.type === 'fact' && event.fact.type === 'legAnswered';
    if (succeeded && this.#status.trouble) this.change({ trouble: undefined });
  }

  /** Left out of the record for good: on record as such, and said on both pages. */
  #parked({ id, fact }: ReportedFact, { code }: Failure): void {
    void this.#parts.bridge.call('phone.factParked', { fact: id, kind: fact.type, code });
    this.change({ trouble: { code: 'factParked', message: '' } });
  }

  #tellBots(fact: CallFact): void {
    if (fact.type === 'attemptEnded' && fact.result === 'threeParty') this.#bots?.joined();
  }

  #changed(calls: readonly Call[]): void {
    this.#signals.play(signalFor(calls));
    this.#autoAnswer.look(calls);
    this.#recorder.look(calls);
    this.#bots?.look(calls);
    this.#startAnewWhenFree();
    this.#show();
  }

  #show(): void {
    const { bridge, config, view } = this.#parts;
    view.show({
      language: this.#settings.language,
      status: this.#status,
      host: bridge.state(),
      calls: this.#engine.running,
      seat: config.user,
      practice: config.practice,
      unsent: this.#reporter.waiting,
    });
  }
}
