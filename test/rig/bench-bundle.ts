import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from 'vite';
import { type Rig, startRig } from './browser-rig.ts';
import { buildExtension, ROOT } from './build-extension.ts';
import { downloadTo } from './journey.ts';
import { watchMemory } from './peak-memory.ts';
import { press, shows, words } from './press.ts';
import { stockStore } from './stock-store.ts';

/*
 * Measures the export of a bundle, until the file is on the disk, against other ways to make the same zip, all in one run and
 * one browser: `npm run bench:bundle`. `-- 250,1000` measures other sizes, `-- 1000 ours` leaves the others out.
 */

const ITEM_BYTES = 1_500_000;
const [sizesArg = '250,1000,2000', only] = process.argv.slice(2);
const SIZES = sizesArg.split(',').map(Number);
/** The size at which the others are measured too. */
const COMPARED = SIZES.includes(1_000) ? 1_000 : Math.max(...SIZES);
const ROUNDS = 3;
const PEERS = { jszip: 'JSZip generateAsync', clientZip: 'client-zip', zipJs: 'zip.js' } as const;

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Measured {
  seconds: number;
  /** Megabytes above what all processes of the browser held before. */
  peak: number;
  file: string;
}

interface Bench {
  rig: Rig;
  own: Page;
  folder: string;
}

/** The download's file once it bears its name, which it gets when it is complete. */
async function arrived(folder: string, before: ReadonlySet<string>, limitMs: number): Promise<string> {
  for (const until = performance.now() + limitMs; performance.now() < until; await pause(20)) {
    const name = (await readdir(folder)).find(n => n.endsWith('.zip') && !before.has(n));
    if (name) return join(folder, name);
  }
  throw new Error('no file arrived');
}

async function measure({ rig, folder }: Bench, save: () => Promise<void>): Promise<Measured> {
  execFileSync('sync');
  await pause(2_000);
  const before = new Set(await readdir(folder));
  const memory = watchMemory(rig.browser.process()?.pid ?? 0);
  const begun = performance.now();
  try {
    await save();
    const file = await arrived(folder, before, 300_000);
    const seconds = (performance.now() - begun) / 1_000;
    const { idle, peak } = memory.stop();
    return { seconds, peak: peak - idle, file };
  } finally {
    memory.stop();
  }
}

/** Wait until what was saved has been compared with what was sealed, which comes after the file and takes the disk again. */
async function compared(own: Page): Promise<void> {
  const begun = performance.now();
  const text = await words(own, 'save_same');
  await own.waitForFunction(wanted => document.body.innerText.includes(wanted), { timeout: 600_000 }, text);
  console.log(`compared with the seals ${((performance.now() - begun) / 1_000).toFixed(1)} s after the file`);
}

/** From the press of the button, as a person exports. */
async function ours(bench: Bench): Promise<Measured> {
  const { own } = bench;
  await own.reload();
  await press(own, 'popup_save');
  await press(own, 'choose_all');
  // The peers make none.
  await press(own, 'save_exhibits');
  const button = await own.waitForSelector('.save .primary:not([disabled]), .save > .soft:not([disabled])');
  const measured = await measure(bench, async () => button?.click());
  await shows(own, 'save_saved');
  await compared(own);
  return measured;
}

async function peerScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(ROOT, 'test/rig/peer-zips.ts'), formats: ['iife'], name: 'peers' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

async function peer(bench: Bench, name: keyof typeof PEERS, script: string): Promise<Measured> {
  const page = await bench.rig.openOwnPage('src/pages/help/index.html');
  try {
    await page.evaluate(script);
    return await measure(
      bench,
      () => page.evaluate(`savePeerZip('${name}', '${name}.zip')`) as Promise<void>,
    );
  } finally {
    await page.close();
  }
}

/** What the system's own zip needs for the same files. */
function floor(bag: string): number {
  execFileSync('sync');
  const begun = performance.now();
  execFileSync('zip', ['-0', '-r', '-q', '../floor.zip', '.'], { cwd: bag });
  const seconds = (performance.now() - begun) / 1_000;
  execFileSync('rm', [join(bag, '../floor.zip')]);
  return seconds;
}

function unpacked(zip: string, folder: string): string {
  const into = join(folder, 'unpacked');
  execFileSync('rm', ['-rf', into]);
  execFileSync('unzip', ['-q', zip, '-d', into]);
  return into;
}

const line = (what: string, { seconds, peak }: { seconds: number; peak: number }, base: number) =>
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${(seconds / base).toFixed(2)}× of the floor; peak ${peak.toFixed(0)} MB above idle`,
  );

async function compare(bench: Bench, zip: string, mine: Measured[]): Promise<void> {
  const bag = unpacked(zip, bench.folder);
  await verify(zip, bag);
  const floors: number[] = [floor(bag)];
  await rm(zip);
  while (mine.length < ROUNDS) {
    const again = await ours(bench);
    mine.push(again);
    await rm(again.file);
    floors.push(floor(bag));
  }
  const base = median(floors);
  console.log(`zip -0 -r: ${base.toFixed(1)} s (the floor; ${floors.map(s => s.toFixed(1)).join(', ')})`);
  const [seconds, peak] = [median(mine.map(m => m.seconds)), Math.max(...mine.map(m => m.peak))];
  line(
    `ours, median of ${mine.length} (${mine.map(m => m.seconds.toFixed(1)).join(', ')}), worst peak`,
    { seconds, peak },
    base,
  );
  if (only === 'ours') return;
  const script = await peerScript();
  for (const name of Object.keys(PEERS) as (keyof typeof PEERS)[]) {
    try {
      const measured = await peer(bench, name, script);
      line(PEERS[name], measured, base);
      await rm(measured.file);
    } catch (problem) {
      console.log(`${PEERS[name]}: failed: ${String(problem)}`);
    }
  }
}

function secondsOf(work: () => void): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1_000;
}

/** Our verifier on the zip against sha256sum on what was unpacked from it. */
async function verify(zip: string, bag: string): Promise<void> {
  const cwd = join(bag, (await readdir(bag))[0] ?? '');
  const sums = secondsOf(() => execFileSync('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd }));
  const args = ['--import', 'tsx', join(ROOT, 'src/command/verify.ts'), zip];
  const ours = secondsOf(() => execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' }));
  console.log(
    `verify: ${ours.toFixed(1)} s against ${sums.toFixed(1)} s of sha256sum -c: ${(sums / ours).toFixed(2)}× its speed (goal 0.50×)`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'hozen-bench-'));
const rig = await startRig({ extension: buildExtension() });
try {
  await downloadTo(rig, folder);
  const own = await rig.openOwnPage('src/pages/library/index.html');
  await own.waitForFunction(async () => (await indexedDB.databases()).some(({ name }) => name === 'hozen'));
  const bench: Bench = { rig, own, folder };
  let there = 0;
  for (const size of SIZES) {
    const laid = performance.now();
    await stockStore(own, size - there, ITEM_BYTES);
    there = size;
    console.log(`laid ${size} in ${((performance.now() - laid) / 1000).toFixed(0)} s`);
    const mine = await ours(bench);
    const bytes = (await stat(mine.file)).size;
    console.log(
      `ours, ${size} × 1.5 MB (${(bytes / 1e6).toFixed(0)} MB): ${mine.seconds.toFixed(1)} s, peak ${mine.peak.toFixed(0)} MB above idle`,
    );
    if (size === COMPARED) await compare(bench, mine.file, [mine]);
    else await rm(mine.file);
  }
} finally {
  await rig.close();
  if (existsSync(folder)) await rm(folder, { recursive: true, force: true });
}
