// Renderer, desk page: what a chosen line of the command bar does.
import { assertNever } from '@shared/kernel/assertNever';
import type { CallId } from '@shared/kernel/ids';
import type { DeskCommand } from '../view/commandsFor';
import { chooseRow } from './chooseDigit';
import type { DeskAsks } from './DeskAsks';

export function runCommand(asks: DeskAsks, { type, value }: DeskCommand): void {
  switch (type) {
    case 'row':
      return goToRow(asks, value);
    case 'dial':
      return dial(asks, value);
    case 'ring':
      return void asks.ask('practice.ring', { script: value });
    case 'language':
      return asks.settings({ language: asks.store.get().settings.language === 'en' ? 'zh-CN' : 'en' });
    case 'welcome':
      return asks.screen({ open: 'welcome' });
    case 'keys':
      return asks.screen({ open: 'help' });
    default:
      return assertNever(type);
  }
}

/** With a call on the screen the row is chosen; without one its items are shown to read. */
function goToRow(asks: DeskAsks, code: string): void {
  const [row = ''] = code.split('.');
  const { record } = asks.store.get();
  if (record?.intake.writable) chooseRow(asks, row, code === row ? undefined : code);
  else asks.screen({ openRow: row, listQuery: '' });
}

/** In a call the number is joined as a third party; the phone makes the id of a call of its own. */
function dial(asks: DeskAsks, number: string): void {
  const { record } = asks.store.get();
  if (record !== undefined && !record.intake.done && record.intake.line === 'live') {
    return asks.record({ type: 'ladderStarted', step: 'threeParty', target: number });
  }
  const call = crypto.randomUUID() as string as CallId;
  asks.dial(call, number);
}
