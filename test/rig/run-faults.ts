import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What the run of every day makes fewer times, or with smaller pages and bundles. */
const LONG = [
  'e2e/killed',
  'e2e/disturbed',
  'e2e/tour-faults',
  'e2e/every-site',
  'e2e/hard-pages',
  'e2e/large-export',
  'e2e/exhibits',
  'sites/hostile',
  'verify/fuzz',
];

/** `npm run test:faults`: each fault twenty times, every site's page, and the largest of pages and bundles. */
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...LONG], {
  stdio: 'inherit',
  env: { ...process.env, FAULT_TIMES: '20' },
});
process.exit(status ?? 1);
