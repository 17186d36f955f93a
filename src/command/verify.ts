import { createHash } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { parseArgs } from 'node:util';
// crc32 came with Node 20.15: by name, an older one would not even start.
import zlib from 'node:zlib';
import en from '../_locales/en/verify.json' with { type: 'json' };
import ja from '../_locales/ja/verify.json' with { type: 'json' };
import { type Say, sayFrom } from '../_locales/say.ts';
import {
  fingerprintFrom,
  UnreadableSourceError,
  type Verdict,
  verifyBundle,
} from '../bundle/verify/index.ts';
import { knownRootsAmong } from '../stamps/index.ts';
import { openBundle } from './open-bundle.ts';
import { NotACertificateError, readCertificates } from './read-certificates.ts';
import { verdictText } from './verdict-text.ts';

/** What was asked for cannot be done as it was asked. The message is for the person. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Wishes {
  file: string;
  trust: string[];
  key: string | null;
  json: boolean;
  say: Say;
}

/** 1 is for what is broken alone, so that a script never takes a mistyped name for it. */
const EXIT: Record<Verdict['rung'], number> = { 'existed before': 0, intact: 0, broken: 1, unsupported: 2 };
const UNUSABLE = 2;

function wishesFrom(args: string[]): Wishes {
  const say = sayFrom(args.includes('--lang=en') || args.join(' ').includes('--lang en') ? en : ja);
  const usage = say('verify_command_usage');
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        trust: { type: 'string', multiple: true, default: [] },
        key: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'ja' },
        help: { type: 'boolean', default: false },
      },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1 || values.help) throw new UsageError(usage);
    const key = values.key === undefined ? null : fingerprintFrom(values.key);
    if (values.key !== undefined && key === null) throw new UsageError(say('verify_command_bad_key'));
    return { file, trust: values.trust, key, json: values.json, say };
  } catch (problem) {
    throw problem instanceof UsageError ? problem : new UsageError(usage, { cause: problem });
  }
}

async function rootsFor({ trust, say }: Wishes): Promise<Uint8Array<ArrayBuffer>[]> {
  const roots = await knownRootsAmong(rootCertificates);
  for (const path of trust) {
    try {
      roots.push(...(await readCertificates(path)));
    } catch (problem) {
      if (problem instanceof NotACertificateError) throw new UsageError(say('verify_root_wrong', path));
      throw problem;
    }
  }
  return roots;
}

/** Where someone watches, how far it is. */
function progress(say: Say): (done: number, of: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, of) => {
    if (done % 25 !== 0 && done !== of) return;
    process.stderr.write(`\r${say('verify_progress', String(done), String(of))}${done === of ? '\n' : ''}`);
  };
}

async function run(args: string[]): Promise<number> {
  const wishes = wishesFrom(args);
  const { file, key, json, say } = wishes;
  const roots = await rootsFor(wishes);
  const bundle = await openBundle(file).catch(problem => {
    if (problem instanceof UnreadableSourceError)
      throw new UsageError(say('verify_command_unreadable', file));
    throw problem;
  });
  try {
    const verdict = await verifyBundle(bundle.input, {
      trust: { roots },
      expectedKey: key,
      onFile: progress(say),
      newHash: () => createHash('sha256'),
      ...(zlib.crc32 && { crc32: zlib.crc32 }),
    });
    process.stdout.write(
      json ? `${JSON.stringify(verdict, null, 2)}\n` : `${file}\n\n${verdictText(verdict, say)}`,
    );
    return EXIT[verdict.rung];
  } catch (problem) {
    if (problem instanceof UnreadableSourceError)
      throw new UsageError(say('verify_command_unreadable', file));
    throw problem;
  } finally {
    await bundle.close();
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (problem) {
  console.error(problem instanceof UsageError ? problem.message : problem);
  process.exitCode = UNUSABLE;
}
