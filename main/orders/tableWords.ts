// Runs in the host. The words of an export, from the locale files that the desk has too.
import en from '@resources/locales/en.json';
import zhCN from '@resources/locales/zh-CN.json';
import type { Lists } from '@shared/diversion/types';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import type { TableWords } from '@shared/order/export/orderTable';

export function tableWords(language: 'zh-CN' | 'en', { rows }: Lists): TableWords {
  const { exportColumn, orderState, orderBook } = language === 'en' ? en : zhCN;
  return {
    header: (column) => exportColumn[column],
    state: (state) => orderState[state],
    rowName: (code) => `${code} ${rows.find((row) => row.code === code)?.name ?? ''}`.trim(),
    yes: orderBook.yes,
    time: (at) => isoShanghai(at).slice(0, 19).replace('T', ' '),
  };
}
