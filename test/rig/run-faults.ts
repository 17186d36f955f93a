import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run test:faults`: each fault twenty times and every site's page, which takes about half an hour. */
const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'e2e', 'killed', 'disturbed', 'tour-faults', 'every-site'],
  { stdio: 'inherit', env: { ...process.env, FAULT_TIMES: '20' } },
);
process.exit(status ?? 1);
