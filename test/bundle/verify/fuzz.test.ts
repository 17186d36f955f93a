import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import * as errors from '../../../src/bundle/verify/errors.ts';
import { fromHandle, type RandomAccess, verifyBundle } from '../../../src/bundle/verify/index.ts';
import { IS_LONG_RUN } from '../../rig/fault-times.ts';
import { Draft } from '../forging/draft.ts';
import { mutate } from '../forging/mutations.ts';
import { sampleBundle } from '../sample-bundle.ts';

/** `FUZZ=100000 FUZZ_SEED=7 npx vitest run test/bundle/verify/fuzz.test.ts` for more, or others. */
const MUTATIONS = Number(process.env.FUZZ ?? (IS_LONG_RUN ? 10_000 : 4_000));
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
const AT_ONCE = 16;

const KNOWN_ERRORS = new Set([...Object.keys(errors), 'FormatError', 'FutureFormatError']);

function inMemory(bytes: Uint8Array): RandomAccess {
  return fromHandle(
    {
      async read(buffer, offset, length, position) {
        const part = bytes.subarray(position, position + length);
        buffer.set(part, offset);
        return { bytesRead: part.length };
      },
    },
    bytes.length,
  );
}

/** Path → content, by another reader of zips. */
async function contents(zip: Uint8Array): Promise<Record<string, string>> {
  const { files } = await JSZip.loadAsync(zip);
  const read = Object.values(files).map(async file => [file.name, await file.async('base64')] as const);
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test(`of ${MUTATIONS} changed bundles none passes for intact that has not the same content, and none ends the verifier`, {
  timeout: 600_000,
}, async () => {
  const { zip } = await sampleBundle({ records: 1, pictureBytes: 500 });
  const draft = await Draft.of(zip);
  const honest = await contents(zip);
  const rungs = new Map<string, number>();
  const faults: string[] = [];
  const fault = (seed: number, changed: Uint8Array, what: string) => {
    const path = join(tmpdir(), `hozen-fuzz-${seed}.zip`);
    writeFileSync(path, changed);
    faults.push(`seed ${seed}: ${what}; kept in ${path}`);
  };

  const check = async (seed: number) => {
    const changed = mutate(zip, draft, seed);
    try {
      const { rung, problem } = await verifyBundle({ zip: inMemory(changed) }, { trust: { roots: [] } });
      const outcome = problem?.error ?? rung;
      rungs.set(outcome, (rungs.get(outcome) ?? 0) + 1);
      if (problem && !KNOWN_ERRORS.has(problem.error))
        fault(seed, changed, `${problem.error}: ${problem.detail}`);
      if (rung === 'broken' || rung === 'unsupported') return;
      if (JSON.stringify(await contents(changed)) !== JSON.stringify(honest))
        fault(seed, changed, `is ${rung}`);
    } catch (problem) {
      fault(seed, changed, `threw ${problem}`);
    }
  };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + MUTATIONS; seed += AT_ONCE) {
    const last = Math.min(seed + AT_ONCE, FIRST_SEED + MUTATIONS);
    await Promise.all(Array.from({ length: last - seed }, (_, n) => check(seed + n)));
  }
  console.log(Object.fromEntries([...rungs].sort(([, a], [, b]) => b - a)));
  expect(faults).toEqual([]);
});
