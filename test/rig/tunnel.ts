import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Served } from './serve-folder.ts';

/** A proxy that leads every host to `served`, so that a page lies at its real address without the network being asked. */
export async function tunnelTo(served: Served): Promise<Served> {
  const server = createServer((_, response) => response.writeHead(502).end());
  // The server counts a connection that became a tunnel no longer among its own.
  const tunnels = new Set<Duplex>();
  server.on('connect', (_, client) => {
    tunnels.add(client);
    client.on('close', () => tunnels.delete(client));
    const there = connect(served.port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      there.pipe(client).pipe(there);
    });
    there.on('error', () => client.destroy());
    client.on('error', () => there.destroy());
    client.on('close', () => there.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const client of tunnels) client.destroy();
      }),
  };
}
