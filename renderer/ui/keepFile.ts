// Renderer, any page.
import type { ExportedFile } from '@shared/contract/order/OrderCalls';

/** Offered to be kept as every download is. */
export function keepFile({ name, type, data }: Omit<ExportedFile, 'rows'>): void {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
