import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { openArchive } from './filed-report.ts';
import { inTurn } from './in-turn.ts';
import { type HotlineLimits, LIMITS } from './limits.ts';
import { lingerAfter } from './linger.ts';
import { problemOf } from './problems.ts';
import { NoSuchPageError } from './refusals.ts';
import { compileReportSchema } from './report-schema.ts';
import { addReviewerPages } from './reviewer-pages.ts';
import { type Desk, takeReport } from './take-report.ts';

export interface HotlineSettings {
  host: string;
  /** 0: any that is free. */
  port: number;
  folder: string;
  limits?: Partial<HotlineLimits>;
  /** Milliseconds since 1970 UTC. */
  now?: () => number;
  /** Time-stamp authorities that are trusted, DER. */
  roots?: readonly Uint8Array<ArrayBuffer>[];
  /** Told of every failure that is the server's own. */
  onFault?: (fault: unknown) => void;
}

export interface Hotline {
  /** `http://127.0.0.1:8787` */
  url: string;
  folder: string;
  /** Stop taking uploads, let those under way end for up to `graceMs`, then hang up. */
  close(graceMs?: number): Promise<void>;
}

/** Start receiving reports into `folder`. Rejects where the folder cannot be written or the port is taken. */
export async function startHotline(settings: HotlineSettings): Promise<Hotline> {
  const { host, port, folder, now = Date.now, roots = [], onFault = () => undefined } = settings;
  const limits = { ...LIMITS, ...settings.limits };
  const archive = await openArchive(folder);
  const desk: Desk = {
    archive,
    limits,
    validate: compileReportSchema(),
    inTurn: inTurn(),
    open: new Set(),
    now,
    roots,
  };
  const app = fastify({
    // An upload may take hours on a slow line; silence within it is bounded by idleMs instead.
    requestTimeout: 0,
    forceCloseConnections: 'idle',
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
  });
  // Uploads are read as they come, by receive-upload.ts.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _content, done) => done(null));
  answerProblems(app, limits.lingerMs, onFault);
  addIntake(app, desk);
  addReviewerPages(app, archive);
  await app.listen({ host, port });
  const bound = app.server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return { url: `http://${name}:${bound.port}`, folder, close: graceMs => close(app, graceMs) };
}

function addIntake(app: FastifyInstance, desk: Desk): void {
  app.post('/reports', async (request, reply) => {
    const { receipt, replayed } = await takeReport(desk, request.raw);
    if (replayed) reply.header('Idempotent-Replayed', 'true');
    return reply.code(201).header('Location', `/reports/${receipt.id}`).send(receipt);
  });
}

function answerProblems(app: FastifyInstance, lingerMs: number, onFault: (fault: unknown) => void): void {
  app.setErrorHandler((failure, request, reply) => {
    const problem = problemOf(failure);
    // A sender who left gets no answer and is no fault of ours.
    if (problem.status === 500 && !request.raw.destroyed) onFault(failure);
    lingerAfter(request.raw, reply.raw, lingerMs);
    if (problem.status === 503) reply.header('Retry-After', '30');
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler(request => {
    throw new NoSuchPageError(request.url.slice(0, 200));
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('X-Content-Type-Options', 'nosniff');
  });
}

async function close(app: FastifyInstance, graceMs = 5_000): Promise<void> {
  const hangUp = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(hangUp);
  }
}
