// Desktop: no window is there yet while the records are sorted anew, so it is said in a box that closes by itself.
import { dialog } from 'electron';
import { SORTING } from '../sorting';

export function sortingNote() {
  const closing = new AbortController();
  let shown = false;
  return {
    /** Once: a box can't be told how far it is. */
    show(): void {
      if (shown) return;
      shown = true;
      void dialog.showMessageBox({
        type: 'info',
        title: '联动座席 Linkseat',
        message: SORTING,
        signal: closing.signal,
      });
    },
    close: (): void => closing.abort(),
  };
}
