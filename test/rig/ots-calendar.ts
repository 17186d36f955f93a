import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const BEHAVIOURS = ['well', 'busy', 'page', 'huge', 'trailing'] as const;

/** A calendar of OpenTimestamps on loopback, written after the reference server's answers and not with our own code. */
export interface FakeCalendar {
  origin: string;
  /** What it was asked to anchor, hex. */
  seen: string[];
  behave(how: (typeof BEHAVIOURS)[number]): void;
  /** From now on everything it was given stands in this block. */
  mine(height: number): void;
  stop(): Promise<void>;
}

const text = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from(lengthOf(bytes.length)), bytes]);
const lengthOf = (n: number): number[] => (n < 128 ? [n] : [(n & 0x7f) | 0x80, ...lengthOf(n >> 7)]);

/** Start it. */
export async function startCalendar(): Promise<FakeCalendar> {
  const seen: string[] = [];
  const commitments = new Map<string, Buffer>();
  let how: (typeof BEHAVIOURS)[number] = 'well';
  let height: number | null = null;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (how === 'busy') return void response.writeHead(503).end();
    if (how === 'page') return void response.end('<title>Welcome</title>');
    if (how === 'huge') return void response.end(Buffer.alloc(1_000_000));
    if (request.method === 'POST' && request.url === '/digest') {
      seen.push(body.toString('hex'));
      // prepend, append, sha256, then who owes the block: as calendars put what they are given into their journal.
      const before = randomBytes(4);
      const after = randomBytes(8);
      const message = createHash('sha256')
        .update(Buffer.concat([before, body, after]))
        .digest();
      commitments.set(message.toString('hex'), message);
      const pending = Buffer.from('0083dfe30d2ef90c8e', 'hex');
      return void response.end(
        Buffer.concat([
          ...[Buffer.from([0xf1]), text(before), Buffer.from([0xf0]), text(after), Buffer.from([0x08])],
          ...[pending, text(text(Buffer.from(origin)))],
          Buffer.alloc(how === 'trailing' ? 1 : 0),
        ]),
      );
    }
    const asked = /^\/timestamp\/([0-9a-f]+)$/.exec(request.url ?? '')?.[1];
    if (asked === undefined || !commitments.has(asked) || height === null) {
      return void response.writeHead(404).end('Pending confirmation in Bitcoin blockchain');
    }
    const bitcoin = Buffer.from('000588960d73d71901', 'hex');
    response.end(
      Buffer.concat([
        ...[Buffer.from([0xf0]), text(randomBytes(32)), Buffer.from([0x08, 0x08])],
        ...[bitcoin, text(Buffer.from(lengthOf(height)))],
      ]),
    );
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    seen,
    behave: next => {
      how = next;
    },
    mine: next => {
      height = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}
