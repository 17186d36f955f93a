import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { NoBrowserError } from './find-browser.ts';
import { startReader } from './read-pages.ts';
import type { ReadJob } from './read-tab.ts';

const USAGE = `Read stored pages as Hozen reads them, one JSON object a line.
  npm run -s read -- FILE.html --url URL [--click TEXT] [--zone Asia/Tokyo]
  npm run -s read [-- --zone Asia/Tokyo] < jobs    one {"file", "url", "click"} a line`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    click: { type: 'string' },
    zone: { type: 'string' },
    tabs: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});

function jobFrom(line: string): ReadJob {
  const { file, url, click } = Object(JSON.parse(line)) as Record<string, unknown>;
  if (typeof file !== 'string' || typeof url !== 'string')
    throw new Error('a line is {"file", "url", "click"}');
  return { file, url, click: typeof click === 'string' && click.trim() !== '' ? click : null };
}

/** The lines of `source`, read as they are wanted: there may be more of them than fit in memory. */
async function* jobLines(source: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield line;
}

function print(line: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(`${line}\n`, bad => (bad ? fail(bad) : done())));
}

/** More lines than tabs are under way, so that one slow page does not hold up the others. */
const MOST_UNDER_WAY = 64;

async function main(): Promise<void> {
  const [file] = positionals;
  if (values.help || (file !== undefined && values.url === undefined)) {
    console.error(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const reader = await startReader({ zone: values.zone, tabs: file === undefined ? Number(values.tabs) : 1 });
  try {
    if (file !== undefined && values.url !== undefined) {
      await print(await reader.read({ file, url: values.url, click: values.click ?? null }));
      return;
    }
    const underWay: Promise<string>[] = [];
    for await (const line of jobLines(process.stdin)) {
      try {
        underWay.push(reader.read(jobFrom(line)));
      } catch (problem) {
        const error = problem instanceof Error ? problem.message : String(problem);
        underWay.push(Promise.resolve(JSON.stringify({ url: null, error })));
      }
      if (underWay.length >= MOST_UNDER_WAY) await print((await underWay.shift()) ?? '');
    }
    for (const line of underWay) await print(await line);
  } finally {
    await reader.close();
  }
}

try {
  await main();
} catch (problem) {
  console.error(problem instanceof NoBrowserError ? problem.message : problem);
  process.exitCode = 1;
}
