// A wire that can be cut and slowed, between seats and their server.
import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Nothing goes through any more, and nobody is let in. */
  cut(): void;
  /** Milliseconds that each piece is held up, both ways; 0: none. Undoes a cut. */
  mend(delay?: number): void;
  close(): Promise<void>;
}

export function startProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let open = true;
  let delay = 0;
  const pipe = (from: Socket, to: Socket) => {
    from.on('data', (part) => {
      // Timers of one length fire in their order, so the bytes keep theirs.
      if (delay === 0) to.write(part);
      else setTimeout(() => to.writable && to.write(part), delay);
    });
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const server = createServer((near) => {
    if (!open) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    pipe(near, far);
    pipe(far, near);
  });
  const cut = () => {
    open = false;
    for (const socket of sockets) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        cut,
        mend: (held = 0) => {
          // A change in mid-flow would let later bytes overtake earlier ones: the wire is cut for it.
          if (held !== delay) cut();
          delay = held;
          open = true;
        },
        close: async () => {
          cut();
          await new Promise((done) => server.close(done));
        },
      });
    });
  });
}
