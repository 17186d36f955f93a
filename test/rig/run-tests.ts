import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, NoBrowserError } from './find-browser.ts';
import { findTools, NoToolError } from './find-tools.ts';

/** Everything `npm test` does, in order; each step that is no test runner counts as one test. */
const TYPES = ['.', 'src/background', 'src/hotline', 'src/command', 'test'];

const bin = (path: string) => join(import.meta.dirname, '../../node_modules', path);

function run(name: string, script: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function runVitest(folder: string): { passed: number; failed: number } {
  const report = join(folder, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const well = run('tests', bin('vitest/vitest.mjs'), ['run', ...reporters], { HOZEN_BUILT: '1' });
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const silent = !well && numFailedTests === 0 ? Math.max(1, numFailedTestSuites) : 0;
    return { passed: numPassedTests, failed: numFailedTests + silent };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

try {
  // Said before an hour is spent: what is missing here, and what to do about it.
  process.env.CHROMIUM = findChromium();
  findTools();
} catch (problem) {
  if (!(problem instanceof NoBrowserError || problem instanceof NoToolError)) throw problem;
  console.error(problem.message);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'hozen-tests-'));
const steps = [
  ...TYPES.map(project => run(`types of ${project}`, bin('typescript/lib/tsc.js'), ['-p', project])),
  run('lint and format', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']),
  run('build', bin('vite/bin/vite.js'), ['build', '--logLevel', 'warn']),
];
const { passed, failed } = runVitest(folder);
rmSync(folder, { recursive: true, force: true });
const allPassed = passed + steps.filter(well => well).length;
const allFailed = failed + steps.filter(well => !well).length;
console.log(`\n${allPassed} passed, ${allFailed} failed`);
process.exit(allFailed === 0 ? 0 : 1);
