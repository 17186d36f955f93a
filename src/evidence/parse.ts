import * as v from 'valibot';
import { EVIDENCE_SCHEMA, type Evidence, EvidenceSchema } from './evidence.ts';
import { type EnteredTime, EnteredTimeSchema } from './post-time.ts';
import { type Reading, ReadingSchema } from './reading.ts';

/** Something that should follow the format does not. `path` says where: `files.0.sha256`. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  readonly path: string;
  constructor(what: string, path: string, problem: string) {
    super(`${what}${path ? ` at ${path}` : ''}: ${problem}`);
    this.path = path;
  }
}

/** A record written by a later version of Hozen than this one. */
export class FutureFormatError extends Error {
  override readonly name = 'FutureFormatError';
}

function parse<S extends v.GenericSchema>(what: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new FormatError(what, v.getDotPath(issue) ?? '', issue.message);
}

/** `value` as an Evidence. Throws FutureFormatError for a later schema, FormatError for anything else. */
export function parseEvidence(value: unknown): Evidence {
  const { schema } = Object(value) as { schema?: unknown };
  if (typeof schema === 'number' && schema > EVIDENCE_SCHEMA) {
    throw new FutureFormatError(`record schema ${schema}; this version reads up to ${EVIDENCE_SCHEMA}`);
  }
  return parse('evidence', EvidenceSchema, value);
}

/** `value` as a Reading. Throws FormatError. */
export function parseReading(value: unknown): Reading {
  return parse('reading', ReadingSchema, value);
}

/** `value` as an EnteredTime. Throws FormatError. */
export function parseEnteredTime(value: unknown): EnteredTime {
  return parse('entered time', EnteredTimeSchema, value);
}
