import { type Evidence, parseEvidence } from '../../evidence/index.ts';
import { NotABagError } from './errors.ts';
import { readText } from './read-file.ts';
import type { VerifiedBag } from './verify-bag.ts';

const RECORD = /^data\/records\/([^/]+)\/record\.json$/;

/**
 * The sealed records of a bag, by id. Throws NotABagError where one is not JSON or lies in another record's folder,
 * FormatError or FutureFormatError where it does not follow the format. `mostBytes` bounds one record.
 */
export async function readRecords(bag: VerifiedBag, mostBytes: number): Promise<Map<string, Evidence>> {
  const records = new Map<string, Evidence>();
  for (const [path, file] of bag.payload) {
    const [, id] = RECORD.exec(path) ?? [];
    if (id === undefined) continue;
    const evidence = parseEvidence(parseJson(await readText(file, mostBytes), path));
    if (evidence.id !== id) throw new NotABagError(`${path}: is record ${evidence.id}`);
    records.set(id, evidence);
  }
  return records;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new NotABagError(`${path}: not JSON`, { cause: problem });
  }
}
