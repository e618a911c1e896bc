// Phone page: builds the phone of one seat out of its parts, and lets go of nothing but the page itself.
import type { CallFact } from '@shared/call/CallFact';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { PhoneConfig } from '@shared/contract/calls';
import type { IdMaker, LegId } from '@shared/kernel/ids';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import type { PracticeScript } from '@shared/practice/practiceScriptSchema';
import type { Bridge } from '../../ui/bridge/Bridge';
import { FactReporter } from '../engine/FactReporter';
import { PhoneEngine } from '../engine/PhoneEngine';
import { Mixer } from '../mixer/Mixer';
import { openMicrophone } from '../mixer/openMicrophone';
import { Signals } from '../mixer/Signals';
import { warmUp } from '../mixer/warmUp';
import { SipPhone } from '../sip/SipPhone';
import { PhoneView } from './PhoneView';
import { startBots } from './startBots';
import { tonesOf } from './tones';
import { whenAudible } from './whenAudible';

const after = (ms: number, fn: () => void): (() => void) => {
  const timer = setTimeout(fn, ms);
  return () => clearTimeout(timer);
};

const makeIds = (): IdMaker =>
  uuidV7Maker(
    () => Date.now(),
    (count) => crypto.getRandomValues(new Uint8Array(count)),
  );

export async function startPhone(root: HTMLElement, bridge: Bridge, query: URLSearchParams): Promise<void> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  const mixer = new Mixer(context);
  const signals = new Signals(context);
  let status: PhoneStatus = { registration: 'connecting', microphone: 'unknown', audible: false };
  const view = new PhoneView(root, () => void mixer.resume());
  const show = (): void =>
    view.show({
      status,
      host: bridge.state(),
      calls: engine?.running ?? [],
      seat: config?.user ?? '',
      practice: config?.practice ?? false,
      unsent: reporter.waiting,
    });
  const change = (next: Partial<PhoneStatus>): void => {
    status = { ...status, ...next };
    void bridge.call('phone.report', { status });
    show();
  };
  const reporter = new FactReporter(bridge, after, () => show());
  let engine: PhoneEngine | undefined;
  let config: PhoneConfig | undefined;
  show();

  whenAudible(
    context,
    () => mixer.resume(),
    (audible) => change({ audible }),
  );
  warmUp(context);
  config = await askConfig(bridge);
  const found = config;
  const tones = found.practice ? tonesOf(query) : undefined;
  const newId = makeIds();
  const sip = {
    server: found.server,
    domain: found.domain,
    iceServers: found.iceServers.map(({ urls }) => ({ urls })),
    practice: found.practice,
    newLeg: () => newId() as LegId,
    random: () => Math.random(),
  };
  const phone = new SipPhone({
    ...sip,
    user: found.user,
    displayName: found.displayName,
    followsReferrals: () => false,
    outgoing: mixer.outgoing,
  });
  const bots = found.practice ? startBots({ config: found, sip, context, newId, after, tones }) : undefined;
  const listenTo = (fact: CallFact): void => {
    if (fact.type === 'attemptEnded' && fact.result === 'threeParty') bots?.joined();
  };
  let { noAnswerAfter } = found;
  bridge.listen('settings.changed', (settings) => {
    noAnswerAfter = settings.noAnswerAfter;
  });
  engine = new PhoneEngine({
    port: phone,
    mixer,
    newId,
    now: () => Date.now(),
    report: (fact) => {
      reporter.report(fact);
      listenTo(fact.fact);
    },
    after,
    noAnswerAfter: () => noAnswerAfter,
    changed: () => {
      signals.play(signalFor(engine?.running ?? []));
      show();
    },
  });
  const running = engine;
  phone.listen((event) => {
    if (event.type === 'remoteStream') mixer.attach(event.leg, event.stream);
    if (event.type === 'registration') change({ registration: event.state });
    if (event.type === 'trouble') change({ trouble: { code: event.code, message: event.message } });
  });
  bridge.listen('phone.command', running.command);
  bridge.listen('practice.play', ({ script }) => bots?.ring(script as PracticeScript));
  const greetHost = (): void => {
    void bridge.call('phone.report', { status });
    void bridge.call('phone.ownCalls', { calls: running.running.map((call) => call.id) });
  };
  bridge.onState((state) => {
    show();
    if (state === 'open') greetHost();
  });
  greetHost();
  await openVoice(mixer, tones?.operator, change);
  if (tones) bots?.probe(mixer);
  phone.start();
  // The dialogs die with the page: their far ends should know. What is lost on the way, the host notices.
  addEventListener('pagehide', () => void phone.stop());
}

/** A tone in place of the microphone where a test asked for it; else the person's voice, or silence that says so. */
async function openVoice(
  mixer: Mixer,
  tone: number | undefined,
  change: (status: Partial<PhoneStatus>) => void,
): Promise<void> {
  const { context } = mixer;
  if (tone !== undefined) {
    const source = new OscillatorNode(context, { frequency: tone });
    const quiet = new GainNode(context, { gain: 0.3 });
    source.connect(quiet);
    source.start();
    mixer.setMicrophone(quiet);
    change({ microphone: 'ready' });
    return;
  }
  const { state, stream } = await openMicrophone();
  if (stream) mixer.setMicrophone(context.createMediaStreamSource(stream));
  change({ microphone: state });
}

/** The host may come up after the page, or be away: ask until it answers. */
async function askConfig(bridge: Bridge): Promise<PhoneConfig> {
  for (;;) {
    const answer = await bridge.call('phone.config', {});
    if (answer.ok) return answer.value;
    await new Promise<void>((resolve) => after(500, resolve));
  }
}

/** What the operator hears besides voices: a ring for a call that waits, unless he talks; ringback for a partner. */
function signalFor(calls: PhoneEngine['running']): 'ring' | 'ringback' | undefined {
  const states = calls.flatMap((call) => call.legs.map((leg) => leg.state.at));
  if (states.includes('rung')) return 'ringback';
  return states.includes('offered') && !states.includes('connected') ? 'ring' : undefined;
}
