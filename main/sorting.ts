// What is said while the records are sorted anew after an update, before the seat can be served.

/** Events below which it is over before anybody has read a word. */
const MANY = 50_000;

/** `tell` hears 0, 10, 20 … 90, each once, and nothing of a small book. */
export function everyTenth(tell: (percent: number) => void): (done: number, of: number) => void {
  let told = -1;
  return (done, of) => {
    const tenth = Math.floor((done * 10) / of);
    if (of < MANY || tenth <= told || tenth > 9) return;
    told = tenth;
    tell(tenth * 10);
  };
}

export const SORTING =
  '程序已更新，正在整理记录，只此一次；记录都在。 The program was updated and sorts the records anew, once; all are there.';
