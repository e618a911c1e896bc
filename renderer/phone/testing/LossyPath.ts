// Tests: a path for the sound that loses packets. Both ends of a call are told addresses of this path in place of
// each other's; what one sends arrives at the other from the address that stands for the one.
import { createSocket, type Socket } from 'node:dgram';
import type { Page } from 'playwright-core';

const CANDIDATE = /^a=candidate:(\S+) (\d+) (udp) (\d+) (\S+) (\d+) (typ host.*)$/gim;

export class LossyPath {
  /** By the port of the end that it stands for. */
  readonly #standIns = new Map<number, Socket>();
  /** In 0 … 1, both ways. */
  loss = 0;
  lost = 0;

  /** Every offer and answer that reaches this page from now on names this path. To be called before a call. */
  async between(...pages: readonly Page[]): Promise<void> {
    for (const page of pages) {
      await page.exposeFunction('throughLossyPath', (sdp: string) => this.#through(sdp));
      await page.evaluate(`{
        const apply = RTCPeerConnection.prototype.setRemoteDescription;
        RTCPeerConnection.prototype.setRemoteDescription = async function (it) {
          const sdp = it.sdp && await throughLossyPath(it.sdp);
          return apply.call(this, { type: it.type, sdp });
        };
      }`);
    }
  }

  close(): void {
    for (const socket of this.#standIns.values()) socket.close();
  }

  async #through(sdp: string): Promise<string> {
    for (const [, , , , , , port] of sdp.matchAll(CANDIDATE)) await this.#standIn(Number(port));
    return sdp.replace(CANDIDATE, (_line, foundation, component, udp, priority, _address, port, rest) => {
      const own = this.#standIns.get(Number(port))?.address().port;
      return `a=candidate:${foundation} ${component} ${udp} ${priority} 127.0.0.1 ${own} ${rest}`;
    });
  }

  async #standIn(port: number): Promise<void> {
    if (this.#standIns.has(port)) return;
    const socket = createSocket('udp4');
    this.#standIns.set(port, socket);
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    socket.on('message', (data, from) => {
      if (Math.random() < this.loss) this.lost += 1;
      else this.#standIns.get(from.port)?.send(data, port, '127.0.0.1');
    });
  }
}
