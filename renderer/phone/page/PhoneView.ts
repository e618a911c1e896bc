// Phone page. Draws the phone's state: small, calm, no framework, nothing that a hidden page would have to animate.
import type { Call } from '@shared/call/Call';
import { isHeld } from '@shared/call/Call';
import type { Leg } from '@shared/call/Leg';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Settings } from '@shared/contract/Settings';
import type { BridgeState } from '../../ui/bridge/Bridge';
import { shownTrouble } from './shownTrouble';
import { type PageWord, type PhoneWords, phoneWords } from './words';

export interface PhoneShown {
  readonly language: Settings['language'];
  readonly status: PhoneStatus;
  readonly host: BridgeState;
  readonly calls: readonly Call[];
  readonly seat: string;
  readonly practice: boolean;
  /** Facts that the host does not have yet. */
  readonly unsent: number;
}

type Mood = 'good' | 'warn' | 'plain';

const HOST: Readonly<Record<BridgeState, PageWord>> = {
  connecting: 'hostConnecting',
  open: 'hostOpen',
  lost: 'hostLost',
  signedOut: 'signedOut',
};

export class PhoneView {
  readonly #root: HTMLElement;
  readonly #allowSound: HTMLButtonElement;

  constructor(root: HTMLElement, allowSound: () => void) {
    this.#root = root;
    this.#allowSound = element('button', 'allow');
    this.#allowSound.addEventListener('click', allowSound);
  }

  show(shown: PhoneShown): void {
    const { status, host, calls, language } = shown;
    const words = phoneWords(language);
    document.documentElement.lang = language;
    document.title = words.page.title;
    this.#allowSound.textContent = words.page.allowSound;
    const ready = status.registration === 'registered';
    const head = element('h1', '', words.page.title);
    if (shown.seat !== '') head.append(element('span', 'seat', shown.seat));
    if (shown.practice) head.append(element('span', 'practice', words.page.practice));
    const rows = element('dl', 'rows');
    rows.append(
      ...row(words.page.host, words.page[HOST[host]], host === 'open' ? 'good' : 'warn'),
      ...row(words.page.registration, words.registration[status.registration], ready ? 'good' : 'warn'),
      ...row(
        words.page.microphone,
        words.microphone[status.microphone],
        status.microphone === 'ready' ? 'good' : 'warn',
      ),
      ...row(
        words.page.sound,
        status.audible ? words.page.soundOn : words.page.soundOff,
        status.audible ? 'good' : 'warn',
      ),
      ...(shown.unsent > 0 ? row(words.page.unsent, String(shown.unsent), 'warn') : []),
    );
    const trouble = status.trouble ? [element('p', 'trouble', shownTrouble(status.trouble, language))] : [];
    const list =
      calls.length === 0
        ? [element('p', 'none', words.page.noCall)]
        : calls.map((call) => callBox(call, words));
    const sound = status.audible ? [] : [this.#allowSound];
    this.#root.replaceChildren(
      head,
      rows,
      ...sound,
      ...trouble,
      ...list,
      element('p', 'foot', words.page.keepOpen),
    );
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

const row = (name: string, text: string, mood: Mood): readonly HTMLElement[] => [
  element('dt', '', name),
  element('dd', mood, text),
];

function callBox(call: Call, words: PhoneWords): HTMLElement {
  const box = element('section', 'call');
  box.dataset.call = call.id;
  box.append(...call.legs.map((leg) => legLine(leg, words)));
  if (call.microphoneMuted) box.append(element('p', 'warn', words.page.muted));
  if (call.bridged) box.append(element('p', 'warn', words.page.bridged));
  return box;
}

function legLine(leg: Leg, words: PhoneWords): HTMLElement {
  const { state } = leg;
  const at = state.at === 'ended' ? words.ended[state.cause] : words.leg[isHeld(leg) ? 'held' : state.at];
  const line = element('p', `leg ${state.at}`);
  const { number, name } = leg.party;
  line.append(
    element('span', 'who', words.role[leg.role]),
    element('span', 'number', name ? `${number} ${name}` : number),
  );
  line.append(element('span', 'state', at));
  return line;
}
