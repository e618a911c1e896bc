// Runs in the host. One order on paper or as a PDF; that it left is on record before (audit/auditHandlers.ts).
import type { Calls } from '@shared/contract/calls';
import type { ExportedFile } from '@shared/contract/order/OrderCalls';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { ServicesOptions } from '../ServicesPort';
import type { Store } from '../store/Store';
import { readOrder } from './dutyCalls';
import type { Editor } from './Editor';

export interface PrintDeps {
  readonly store: Store;
  readonly options: Pick<ServicesOptions, 'deskPdf'>;
}

export async function printOrder(
  { store, options }: PrintDeps,
  { seat }: Editor,
  { order: id, as }: Calls['order.print']['arg'],
): Promise<Result<ExportedFile | null>> {
  const order = await readOrder(store, id);
  if (order === undefined) return fail(UNKNOWN);
  if (as === 'paper' || options.deskPdf === undefined) return ok(null);
  try {
    const data = Buffer.from(await options.deskPdf(seat)).toString('base64');
    return ok({ name: `${order.number}.pdf`, type: 'application/pdf', data, rows: 1 });
  } catch {
    return fail(FAILED);
  }
}

const UNKNOWN: Failure = { code: 'orderUnknown', message: '没有这张工单。' };
const FAILED: Failure = {
  code: 'pdfFailed',
  message: 'PDF没有生成，工单不受影响。',
  hint: '请再试一次，或按打印键，在打印窗口中选“另存为 PDF”。',
};
