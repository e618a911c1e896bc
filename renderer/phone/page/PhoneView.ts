// Phone page. Draws the phone's state: small, calm, no framework, nothing that a hidden page would have to animate.
import type { Call } from '@shared/call/Call';
import { isHeld } from '@shared/call/Call';
import type { Leg } from '@shared/call/Leg';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { BridgeState } from '../../ui/bridge/Bridge';
import { ENDED, LEG, MICROPHONE, REGISTRATION, ROLE, WORDS } from './words';

export interface PhoneShown {
  readonly status: PhoneStatus;
  readonly host: BridgeState;
  readonly calls: readonly Call[];
  readonly seat: string;
  readonly practice: boolean;
  /** Facts that the host does not have yet. */
  readonly unsent: number;
}

type Mood = 'good' | 'warn' | 'plain';

const HOST: Readonly<Record<BridgeState, string>> = {
  connecting: REGISTRATION.connecting,
  open: WORDS.hostOpen,
  lost: WORDS.hostLost,
  signedOut: WORDS.signedOut,
};

export class PhoneView {
  readonly #root: HTMLElement;
  readonly #allowSound: HTMLButtonElement;

  constructor(root: HTMLElement, allowSound: () => void) {
    this.#root = root;
    this.#allowSound = element('button', 'allow', WORDS.allowSound);
    this.#allowSound.addEventListener('click', allowSound);
  }

  show(shown: PhoneShown): void {
    const { status, host, calls } = shown;
    const ready = status.registration === 'registered';
    const head = element('h1', '', WORDS.title);
    if (shown.seat !== '') head.append(element('span', 'seat', shown.seat));
    if (shown.practice) head.append(element('span', 'practice', WORDS.practice));
    const rows = element('dl', 'rows');
    rows.append(
      ...row(WORDS.host, HOST[host], host === 'open' ? 'good' : 'warn'),
      ...row(WORDS.registration, REGISTRATION[status.registration], ready ? 'good' : 'warn'),
      ...row(
        WORDS.microphone,
        MICROPHONE[status.microphone],
        status.microphone === 'ready' ? 'good' : 'warn',
      ),
      ...row(WORDS.sound, status.audible ? WORDS.soundOn : WORDS.soundOff, status.audible ? 'good' : 'warn'),
      ...(shown.unsent > 0 ? row(WORDS.unsent, String(shown.unsent), 'warn') : []),
    );
    const trouble = status.trouble ? [element('p', 'trouble', status.trouble.message)] : [];
    const list = calls.length === 0 ? [element('p', 'none', WORDS.noCall)] : calls.map(callBox);
    const sound = status.audible ? [] : [this.#allowSound];
    this.#root.replaceChildren(
      head,
      rows,
      ...sound,
      ...trouble,
      ...list,
      element('p', 'foot', WORDS.keepOpen),
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

function callBox(call: Call): HTMLElement {
  const box = element('section', 'call');
  box.dataset.call = call.id;
  box.append(...call.legs.map(legLine));
  if (call.microphoneMuted) box.append(element('p', 'warn', WORDS.muted));
  if (call.bridged) box.append(element('p', 'warn', WORDS.bridged));
  return box;
}

function legLine(leg: Leg): HTMLElement {
  const { state } = leg;
  const at = state.at === 'ended' ? ENDED[state.cause] : LEG[isHeld(leg) ? 'held' : state.at];
  const line = element('p', `leg ${state.at}`);
  const { number, name } = leg.party;
  line.append(
    element('span', 'who', ROLE[leg.role]),
    element('span', 'number', name ? `${number} ${name}` : number),
  );
  line.append(element('span', 'state', at));
  return line;
}
