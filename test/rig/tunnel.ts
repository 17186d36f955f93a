import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Served } from './serve-folder.ts';

/** A proxy that leads every host to `served`, so that a page lies at its real address without the network being asked. */
export async function tunnelTo(served: Served): Promise<Served> {
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (_, client) => {
    const there = connect(served.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(client).pipe(there);
    });
    there.on('error', () => client.destroy());
    client.on('error', () => there.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
