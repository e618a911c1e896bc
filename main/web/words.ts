// Browser-seat host: what it says on the terminal, in both languages.
import type { SeatId } from '@shared/kernel/ids';

export const say = (text: string, level: 'info' | 'error' = 'info'): void =>
  level === 'error' ? console.error(text) : console.log(text);

/** The addresses are secrets of the person who started the program. */
export const seatAddresses = (seats: readonly SeatId[], urlOf: (seat: SeatId) => string): string =>
  [
    '',
    '联动座席已启动（演练总机，本机运行）。请用 Chromium、Chrome 或 Edge 打开：',
    'Linkseat is running, with its own practice exchange. Open in Chromium, Chrome or Edge:',
    '',
    ...seats.map((seat) => `  ${seat}  ${urlOf(seat)}`),
    '',
    '每个地址只给一位接线员；每次启动都会更换。按 Ctrl+C 结束。',
    'One address for one person; they change with every start. Ctrl+C ends the program.',
  ].join('\n');

export function listenTrouble(error: unknown, port: number): string {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 --port 另选一个（--port 0 为任意空闲端口）。 Port ${port} is taken; choose another with --port (--port 0 takes any free one).`;
  if (code === 'EACCES')
    return `没有权限使用端口 ${port}，请用 --port 另选一个。 Port ${port} may not be used by you; choose another with --port.`;
  return `端口 ${port} 无法使用（${code}）。 Port ${port} can't be used (${code}).`;
}

/** A fault that the services know comes as a sentence; anything else is a bug, and its place helps. */
export function startTrouble(error: unknown): string {
  if (!(error instanceof Error)) return '程序无法启动。 The program can’t start.';
  const isSentence = error.constructor.name === 'StartFault' || error.name === 'StartFault';
  return isSentence
    ? error.message
    : `程序无法启动。 The program can’t start.\n${error.stack ?? error.message}`;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
