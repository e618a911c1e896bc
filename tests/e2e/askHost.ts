import type { Page } from 'playwright-core';

/** A call of the contract, over a second desk connection of the seat whose desk this is. @throws Error with its code. */
export async function askHost(desk: Page, name: string, arg: object): Promise<unknown> {
  const result = await desk.evaluate(
    ([call, argument]) =>
      new Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>((resolve, reject) => {
        const url = new URL('../ws?page=desk', location.href);
        url.protocol = 'ws:';
        const socket = new WebSocket(url);
        socket.onerror = () => reject(new Error('the host refused the connection'));
        socket.onopen = () => socket.send(JSON.stringify({ v: 1, id: 1, name: call, arg: argument }));
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(String(data));
          if (message.id !== 1) return;
          socket.close();
          resolve(message.result);
        };
      }),
    [name, arg] as const,
  );
  if (!result.ok) throw new Error(`${name}: ${result.error?.code}`);
  return result.value;
}
