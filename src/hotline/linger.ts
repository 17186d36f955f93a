import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Go on reading a refused upload for up to `lingerMs` after its answer, then hang up. A server that hangs up at once
 * resets the connection, and the sender, still sending, never sees why (RFC 9112 section 9.6).
 */
export function lingerAfter(request: IncomingMessage, response: ServerResponse, lingerMs: number): void {
  if (request.complete) return;
  response.once('finish', () => {
    const timer = setTimeout(() => request.socket.destroy(), lingerMs);
    request.once('close', () => clearTimeout(timer));
    request.once('end', () => clearTimeout(timer));
    request.resume();
  });
}
