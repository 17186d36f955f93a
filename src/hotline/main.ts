import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { knownRootsAmong } from '../stamps/index.ts';
import { startHotline } from './server.ts';

const USAGE =
  'Usage: hotline [--port 8787] [--host 127.0.0.1] [--data ./out/hotline] [--max-bytes 1073741824]';

function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  console.error(USAGE);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8787' },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string', default: './out/hotline' },
    'max-bytes': { type: 'string', default: String(1024 ** 3) },
  },
});

const hotline = await startHotline({
  host: values.host,
  port: wholeNumber(values.port),
  folder: resolve(values.data),
  limits: { uploadBytes: wholeNumber(values['max-bytes']) },
  roots: await knownRootsAmong(rootCertificates),
  onFault: fault => console.error(fault),
});
console.log(`Receiving reports at ${hotline.url}/reports`);
console.log(`Reviewers' list at ${hotline.url}/ (this machine only)`);
console.log(`Kept in ${hotline.folder}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    hotline.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
