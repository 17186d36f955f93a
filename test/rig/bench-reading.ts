import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Gold, goldIn } from './bench-gold.ts';
import { idVectors } from './bench-ids.ts';
import { type Answer, type Score, scoreArticle, scoreClick, scorePage } from './bench-score.ts';
import { startReader } from './read-pages.ts';
import type { ReadJob } from './read-tab.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    zone: { type: 'string', default: 'Asia/Tokyo' },
    tabs: { type: 'string', default: '3' },
    misses: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

interface Task {
  job: ReadJob;
  score(answer: Answer): Score;
}

function tasksIn({ clicks, pages, articles }: Gold): Task[] {
  const tasks: Task[] = [
    ...pages.map(gold => ({
      job: { file: gold.path, url: gold.url, click: null },
      score: (answer: Answer) => scorePage(gold, answer),
    })),
    ...clicks.map(gold => ({
      job: { file: gold.path, url: gold.url, click: gold.click },
      score: (answer: Answer) => scoreClick(gold, answer),
    })),
    ...articles.map(gold => ({
      job: { file: gold.path, url: gold.url, click: null },
      score: (answer: Answer) => scoreArticle(gold, answer),
    })),
  ];
  const { only } = values;
  return only === undefined ? tasks : tasks.filter(({ job }) => job.file.includes(only));
}

const share = (part: number, whole: number) => (whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`);
const line = (name: string, part: number, whole: number) =>
  `${name.padEnd(34)}${`${part}/${whole}`.padStart(10)}${share(part, whole).padStart(10)}`;

function printTable(scores: readonly Score[]): void {
  const points = scores.flatMap(score => score.points);
  const rows = new Map<string, { right: number; total: number }>();
  for (const { row, right } of points) {
    const at = rows.get(row) ?? { right: 0, total: 0 };
    rows.set(row, { right: at.right + (right ? 1 : 0), total: at.total + 1 });
  }
  for (const [row, { right, total }] of rows) console.log(line(row, right, total));
  const times = scores.flatMap(score => score.times);
  const wrong = times.filter(({ verdict }) => verdict === 'wrong');
  console.log(line('wrong times', wrong.length, times.length));
  console.log(line('  of them called certain', wrong.filter(({ certain }) => certain).length, times.length));
  console.log(line('times called certain', times.filter(({ certain }) => certain).length, times.length));
  const ids = idVectors();
  console.log(line('ids that carry a time', ids.right, ids.total));
  if (!values.misses) return;
  for (const { row, right, file, expected, got } of points)
    if (!right) console.log([row.trim(), file, expected, got].join('\t').replaceAll('\n', ' '));
  for (const miss of ids.misses) console.log(`ids\t${miss}`);
}

async function main(folder: string): Promise<void> {
  const began = performance.now();
  const gold = goldIn(folder);
  const tasks = tasksIn(gold);
  const reader = await startReader({ zone: values.zone, tabs: Number(values.tabs) });
  try {
    const scores = await Promise.all(
      tasks.map(async ({ job, score }) => score(JSON.parse(await reader.read(job)) as Answer)),
    );
    console.log(
      'A post is found where its text is the likest to one annotated (F1 of runs of five characters, at least 0.5),',
    );
    console.log('or holds it whole and no other; posts without a word are left out.');
    console.log('Dates are compared with the clock the page shows, in any time zone.\n');
    printTable(scores);
  } finally {
    await reader.close();
    if (gold.unpacked !== null) await rm(gold.unpacked, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(`\n${tasks.length} readings in ${seconds} s, with the clock of ${values.zone}.`);
}

const [folder] = positionals;
if (folder === undefined) {
  console.error('npm run -s bench:reading -- FOLDER [--misses] [--only PART-OF-A-FILE-NAME] [--zone ZONE]');
  process.exitCode = 2;
} else await main(resolve(folder));
