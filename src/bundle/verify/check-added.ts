import * as v from 'valibot';
import { type EnteredTime, EnteredTimeSchema, epochOf, Sha256Schema } from '../../evidence/index.ts';
import type { BagReader } from './bag-reader.ts';
import type { OwnEvent } from './chain.ts';
import { ContradictionError } from './errors.ts';

/** `added.json`: what was put beside a sealed record later. */
const AddedSchema = v.strictObject({
  enteredTime: v.nullable(EnteredTimeSchema),
  note: v.nullable(v.pipe(v.string(), v.maxLength(2_000))),
  postConfirmed: v.boolean(),
  supersededBy: v.nullable(v.pipe(v.string(), v.uuid())),
  recordSha256: Sha256Schema,
});

const MOST_BYTES = 64 * 1024;
const JST_OFFSET_MS = 9 * 3_600_000;

/**
 * Check that what stands beside a record is what its events say, and all they say. Throws ContradictionError,
 * MissingFileError, NotCanonicalError, FormatError.
 */
export async function checkAdded(
  reader: BagReader,
  id: string,
  recordSha256: string,
  events: readonly OwnEvent[],
): Promise<void> {
  const path = `data/records/${id}/added.json`;
  const added = await reader.json(AddedSchema, path, MOST_BYTES);
  const last = (kind: OwnEvent['body']['kind']) =>
    events.findLast(({ body }) => body.kind === kind)?.body.detail;
  const agrees =
    added.recordSha256 === recordSha256 &&
    (added.enteredTime?.typed ?? null) === (last('time entered')?.typed ?? null) &&
    added.note === (last('note added')?.text ?? null) &&
    added.postConfirmed === (last('post confirmed') !== undefined) &&
    added.supersededBy === (last('superseded')?.by ?? null) &&
    (added.enteredTime === null || isAsTyped(added.enteredTime));
  if (!agrees) throw new ContradictionError(`${path} says what no event says`);
}

/** Whether the time is the one that was typed, in Japan, and no finer. */
function isAsTyped({ typed, instant, precision }: EnteredTime): boolean {
  const [, date, clock = '00:00', seconds = '00'] =
    /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d)(?::(\d\d))?)?$/.exec(typed) ?? [];
  if (date === undefined) return false;
  const finest = { 10: 'day', 16: 'minute', 19: 'second' }[typed.length];
  return (
    precision === finest && epochOf(instant) === Date.parse(`${date}T${clock}:${seconds}Z`) - JST_OFFSET_MS
  );
}
