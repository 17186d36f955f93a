import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Archive, readReport, readVerdict } from './filed-report.ts';
import { listPage } from './list-page.tsx';
import { PAGE_HEADERS } from './page-frame.tsx';
import { BUNDLE_NAME } from './receive-upload.ts';
import { NoSuchPageError, NotHereError } from './refusals.ts';
import { reportPage } from './report-page.tsx';

const LOOPBACK_NAME = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/;
const LOOPBACK_ADDRESS = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/**
 * The pages have no login, so they open on this machine only. The name asked for counts as well: a page elsewhere
 * can point a name of its own at 127.0.0.1 and read what it answers (DNS rebinding).
 */
function onlyHere(request: FastifyRequest): void {
  const fromHere = LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '');
  if (!fromHere || !LOOPBACK_NAME.test(request.headers.host ?? '')) throw new NotHereError(request.url);
}

/** Add the list, the page of one report and its bundle to `app`. They throw NotHereError and NoSuchPageError. */
export function addReviewerPages(app: FastifyInstance, archive: Archive): void {
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const find = (id: string) => {
    const filed = archive.byId.get(id);
    if (!filed) throw new NoSuchPageError(id);
    return { filed, folder: join(archive.reports, filed.receipt.id) };
  };

  app.get('/', async (request, reply) => {
    onlyHere(request);
    return reply.headers(PAGE_HEADERS).send(listPage([...archive.byId.values()], archive.damaged));
  });
  app.get<{ Params: { id: string } }>('/reports/:id', async (request, reply) => {
    onlyHere(request);
    const { filed, folder } = find(request.params.id);
    return reply
      .headers(PAGE_HEADERS)
      .send(reportPage(filed.receipt, await readReport(folder), await readVerdict(folder)));
  });
  app.get<{ Params: { id: string } }>('/reports/:id/bundle.zip', async (request, reply) => {
    onlyHere(request);
    const { filed, folder } = find(request.params.id);
    return reply
      .headers({
        ...PAGE_HEADERS,
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${filed.receipt.id}.zip"`,
      })
      .send(createReadStream(join(folder, BUNDLE_NAME)));
  });
  app.get('/style.css', async (_request, reply) =>
    reply.headers({ ...PAGE_HEADERS, 'Content-Type': 'text/css; charset=utf-8' }).send(style),
  );
}
