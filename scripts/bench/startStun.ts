// A STUN server (RFC 8489) of the run's own on loopback: one that answers, or one that is reached and says nothing.
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
const MAGIC = 0x2112a442;
const HEADER = 20;

export interface Stun {
  /** `stun:127.0.0.1:…` */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export async function startStun({ answers }: { readonly answers: boolean }): Promise<Stun> {
  const socket = createSocket('udp4');
  socket.on('message', (request, { address, port }) => {
    const isAsked = request.length >= HEADER && request.readUInt16BE(0) === BINDING_REQUEST;
    if (answers && isAsked) socket.send(success(request, address, port), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return {
    url: `stun:127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

/** RFC 8489 §14.2: port and IPv4 address, both covered by the magic cookie. */
function success(request: Buffer, address: string, port: number): Buffer {
  const answer = Buffer.alloc(HEADER + 12);
  answer.writeUInt16BE(BINDING_SUCCESS, 0);
  answer.writeUInt16BE(12, 2);
  request.copy(answer, 4, 4, HEADER);
  answer.writeUInt16BE(XOR_MAPPED_ADDRESS, HEADER);
  answer.writeUInt16BE(8, HEADER + 2);
  answer.writeUInt8(1, HEADER + 5);
  answer.writeUInt16BE(port ^ (MAGIC >>> 16), HEADER + 6);
  const octets = address.split('.').reduce((sum, octet) => (sum * 256 + Number(octet)) >>> 0, 0);
  answer.writeUInt32BE((octets ^ MAGIC) >>> 0, HEADER + 8);
  return answer;
}
