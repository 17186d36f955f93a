import { connect, type Socket } from 'node:net';

/** Firefox refused a command. */
export class MarionetteError extends Error {
  override readonly name = 'MarionetteError';
}

export interface Marionette {
  /** One command and its answer. Throws MarionetteError. */
  send<T = unknown>(command: string, parameters?: object): Promise<T>;
  close(): void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, result: unknown];

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Whole messages out of a stream of `<bytes>:<JSON>` (Firefox source docs, Marionette protocol). */
function messagesOf(socket: Socket, take: (message: unknown) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', data => {
    rest = Buffer.concat([rest, data]);
    for (;;) {
      const colon = rest.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      take(JSON.parse(rest.subarray(colon + 1, end).toString('utf8')));
      rest = rest.subarray(end);
    }
  });
}

/** Speak with the Firefox that listens on `port`; it greets once it is ready. */
export async function speakMarionette(port: number): Promise<Marionette> {
  const socket = await connected(port);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  await new Promise<void>(greeted => {
    messagesOf(socket, message => {
      if (!Array.isArray(message)) return greeted();
      const answer = message as Answer;
      waiting.get(answer[1])?.(answer);
      waiting.delete(answer[1]);
    });
  });
  return {
    send<T>(command: string, parameters = {}) {
      const id = ++last;
      const text = JSON.stringify([0, id, command, parameters]);
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, ([, , error, result]) => {
          if (error) reject(new MarionetteError(`${command}: ${error.error}: ${error.message}`));
          else resolve(result as T);
        });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
    },
    close: () => socket.destroy(),
  };
}
