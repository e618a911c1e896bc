// Phone page: from an empty page to a running phone.
import type { PhoneConfig } from '@shared/contract/phone/PhoneCalls';
import type { IdMaker } from '@shared/kernel/ids';
import { uuidV7Maker } from '@shared/kernel/uuidV7';
import type { Bridge } from '../../ui/bridge/Bridge';
import { Mixer } from '../mixer/Mixer';
import { openAudio } from '../mixer/openAudio';
import { warmUp } from '../mixer/warmUp';
import { PhonePage } from './PhonePage';
import { PhoneView } from './PhoneView';
import { tonesOf } from './tones';
import { whenAudible } from './whenAudible';

/** Milliseconds between two questions to a host that does not answer. */
const ASK_AGAIN = 500;

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
  const context = openAudio();
  const mixer = new Mixer(context);
  const view = new PhoneView(root, () => void mixer.resume());
  warmUp(context);
  const config = await askConfig(bridge, view);
  const tones = config.practice ? tonesOf(query) : undefined;
  const page = new PhonePage({ bridge, config, mixer, view, newId: makeIds(), tones, after });
  whenAudible(
    context,
    () => mixer.resume(),
    (audible) => page.change({ audible }),
  );
  // Registered at once: a person who still ponders the browser's question about the microphone can be rung.
  page.start();
  await page.openSound();
}

/** The host may come up after the page, or be away: ask until it answers. */
async function askConfig(bridge: Bridge, view: PhoneView): Promise<PhoneConfig> {
  const show = (): void =>
    view.show({
      language: 'zh-CN',
      status: { registration: 'connecting', microphone: 'unknown', audible: true },
      host: bridge.state(),
      calls: [],
      seat: '',
      practice: false,
      unsent: 0,
    });
  const off = bridge.onState(show);
  for (;;) {
    show();
    const answer = await bridge.call('phone.config', {});
    if (answer.ok) {
      off();
      return answer.value;
    }
    await new Promise<void>((resolve) => after(ASK_AGAIN, resolve));
  }
}
