/** What a key can do on the operator's page, and the key it has until the person changes it (domain.md, keys). */
export const DEFAULT_KEYS = {
  help: 'F1',
  answer: 'F2',
  switchCall: 'Shift+F2',
  hold: 'F3',
  mute: 'F4',
  transfer: 'F6',
  threeParty: 'F7',
  leave: 'Shift+F7',
  dispatch: 'F8',
  keepHere: 'Shift+F8',
  directAnswer: 'Shift+F4',
  knowledge: 'F9',
  danger: 'F10',
  lowerDanger: 'Shift+F10',
  emergency119: 'Ctrl+F9',
  emergency120: 'Ctrl+F10',
  emergency122: 'Ctrl+F12',
  targetOther: 'Ctrl+F7',
  targetPartner1: 'Ctrl+F1',
  targetPartner2: 'Ctrl+F2',
  targetPartner3: 'Ctrl+F3',
  targetWater: 'Shift+F9',
  targetPower: 'Shift+F11',
  targetGas: 'Shift+F12',
  calls: 'Alt+.',
  dtmf: 'Alt+D',
  hangUp: 'F12 F12',
  submit: 'Ctrl+Enter',
  nonCase: 'Alt+Z',
  silent: 'Alt+W',
  misdialled: 'Alt+C',
  prank: 'Alt+T',
  harassment: 'Alt+E',
  hungUp: 'Alt+G',
  flagCaller: 'Alt+F',
  joinIncident: 'Alt+J',
  leaveIncident: 'Alt+Q',
  raiseLevel: 'Alt+U',
  keepLevel: 'Alt+K',
  precedentAside: 'Alt+Y',
  dialDuty: 'Alt+M',
  toldOtherwise: 'Alt+H',
  noteResponse: 'Alt+I',
  overrule: 'Alt+R',
  ready: 'Alt+A',
  pause: 'Alt+B',
  training: 'Ctrl+B',
  extendWrapUp: 'Ctrl+E',
  askHelp: 'Ctrl+H',
  messages: 'Ctrl+M',
  giveBack: 'Ctrl+Shift+B',
  focusNarrative: 'Alt+N',
  focusPlace: 'Alt+P',
  focusDivision: 'Alt+X',
  focusLists: 'Alt+L',
  focusOrders: 'Alt+O',
  showNumbers: 'Alt+V',
  questionBack: 'Alt+ArrowUp',
  questionNext: 'Alt+ArrowDown',
  asked: 'Alt+Enter',
  commandBar: '/',
  practiceRing: 'Ctrl+K',
  practiceRuns: 'Shift+F1',
  writeScripts: 'Ctrl+Shift+K',
  openPhone: 'Ctrl+J',
  board: 'Ctrl+G',
  orderBook: 'Ctrl+O',
  newOrder: 'Ctrl+I',
  printOrder: 'Ctrl+P',
  savePdf: 'Ctrl+Shift+P',
  signIn: 'Alt+S',
  platform: 'Alt+;',
  settings: 'Alt+,',
  close: 'Escape',
} as const satisfies Record<string, string>;

export type KeyAction = keyof typeof DEFAULT_KEYS;

export const KEY_ACTIONS = Object.keys(DEFAULT_KEYS) as readonly KeyAction[];

const SHOWN = new Map<string, string>([
  ['Escape', 'Esc'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
]);

/** The key as it is printed on a button: `F12 ×2`, `Ctrl+Enter`, `Esc`. Empty where it is switched off. */
export function keyLabel(key: string): string {
  const [first = '', second] = key.split(' ');
  const label = first
    .split('+')
    .map((part) => SHOWN.get(part) ?? part)
    .join('+');
  return second === undefined ? label : `${label} ×2`;
}
