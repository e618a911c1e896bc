// Renderer, desk page: what a chosen line of the command bar does.
import type { NonCase } from '@shared/intake/IntakeEvent';
import type { KeyAction } from '../../ui/keys/actions';
import type { DeskCommand } from '../view/commandsFor';
import { actOn } from './actOn';
import { chooseRow, markNonCase } from './chooseDigit';
import type { AskedOfPhone, DeskAsks } from './DeskAsks';
import { ringNumber } from './dialActs';
import { focusOn } from './focusOn';

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const;

const ACTS: Readonly<Record<DeskCommand['type'], (asks: DeskAsks, value: string) => void>> = {
  row: goToRow,
  dial: (asks, value) => asks.inTurn(() => ringNumber(asks, value)),
  party: (asks, value) => asks.phone(JSON.parse(value) as AskedOfPhone),
  ring: (asks, value) => void asks.ask('practice.ring', { script: value }),
  order: (asks, value) => {
    asks.screen({ orderQuery: value });
    actOn(asks, 'focusOrders');
  },
  nonCase: (asks, value) => markNonCase(asks, value as NonCase),
  language: (asks) =>
    asks.settings({ language: asks.store.get().settings.language === 'en' ? 'zh-CN' : 'en' }),
  theme: (asks) => asks.settings({ theme: NEXT_THEME[asks.store.get().settings.theme] }),
  welcome: (asks) => asks.screen({ open: 'welcome' }),
  keys: (asks) => asks.screen({ open: 'help' }),
  action: (asks, value) => void actOn(asks, value as KeyAction),
};

export const runCommand = (asks: DeskAsks, { type, value }: DeskCommand): void => ACTS[type](asks, value);

/** With a call on the screen the row is chosen; without one its items are shown to read. */
function goToRow(asks: DeskAsks, code: string): void {
  const [row = ''] = code.split('.');
  const { record } = asks.store.get();
  if (record?.intake.writable) {
    chooseRow(asks, row, code === row ? undefined : code);
    requestAnimationFrame(() => focusOn('decision'));
  } else asks.screen({ openRow: row, listQuery: '' });
}
