/** A door in front of a server: while it is shut, connections are cut and refused, as if the server were gone. */
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export type Gate = {
  /** The server's URL, through the door. */
  url: string;
  shut(): void;
  open(): void;
  /** Resolves when somebody is turned away next. */
  refused(): Promise<void>;
  close(): Promise<void>;
};

export async function gateTo(url: string): Promise<Gate> {
  const target = new URL(url);
  const host = target.hostname;
  const port = Number(target.port);
  const sockets = new Set<Socket>();
  let shut = false;
  let refused = Promise.withResolvers<void>();
  const server = createServer((inside) => {
    if (shut) {
      inside.resetAndDestroy();
      refused.resolve();
      refused = Promise.withResolvers();
      return;
    }
    const outside = connect(port, host);
    for (const [socket, other] of [
      [inside, outside],
      [outside, inside],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: through.href,
    shut() {
      shut = true;
      cut();
    },
    open() {
      shut = false;
    },
    refused: () => refused.promise,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
