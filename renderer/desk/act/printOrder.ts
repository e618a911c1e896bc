// Renderer, desk page: the open order on paper or as a PDF, once the host has it on record.
import type { Failure } from '@shared/kernel/result';
import { keepFile } from '../../ui/keepFile';
import { phaseOf } from '../view/phaseOf';
import type { DeskAsks } from './DeskAsks';

/** The print window of the browser stops the page and covers it: never while somebody is on the line. */
export const printOrder = (asks: DeskAsks): Promise<void> => print(asks, 'paper');

/** Where the host makes no PDF, the print window does: "save as PDF" is one of its printers. */
export const savePdf = (asks: DeskAsks): Promise<void> => print(asks, 'pdf');

async function print(asks: DeskAsks, as: 'paper' | 'pdf'): Promise<void> {
  const { screen, record, duty } = asks.store.get();
  const { order, numbersShown: full } = screen;
  if (screen.open !== 'order' || order === undefined) return;
  if (phaseOf(record) !== 'idle' || duty !== undefined) return asks.say(IN_CALL);
  const answer = await asks.ask('order.print', { order, as, full });
  if (!answer.ok) return;
  if (answer.value !== null) keepFile(answer.value);
  else window.print();
}

const IN_CALL: Failure = {
  code: 'printInCall',
  message: '通话中不能打印：打印窗口会挡住通话。工单不受影响，请话后再打印。',
};
