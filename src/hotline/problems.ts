import ja from '../_locales/ja/hotline.json' with { type: 'json' };
import { type MessageKey, sayFrom } from '../_locales/say.ts';
import {
  DamagedEntryError,
  DeceptiveNameError,
  DuplicatePathError,
  ExtraFileError,
  ForeignZipError,
  HashMismatchError,
  HeaderMismatchError,
  HiddenDataError,
  MissingFileError,
  NotABagError,
  NotAZipError,
  PathTraversalError,
  TruncatedZipError,
  ZipBombError,
} from '../bundle/verify/index.ts';
import { FormatError, FutureFormatError } from '../evidence/index.ts';
import { PROBLEM_TYPE_PREFIX, type Problem, type ProblemSlug } from '../intake/problem.ts';
import * as refusals from './refusals.ts';

const say = sayFrom(ja);

interface Kind {
  slug: ProblemSlug;
  status: number;
  title: MessageKey;
}

type ErrorClass = new (...from: never[]) => Error;

const INTERNAL: Kind = { slug: 'internal', status: 500, title: 'hotline_problem_internal' };

const KINDS = new Map<ErrorClass, Kind>([
  [
    refusals.MissingHeaderError,
    { slug: 'missing-header', status: 400, title: 'hotline_problem_missing_header' },
  ],
  [refusals.MissingPartError, { slug: 'missing-part', status: 400, title: 'hotline_problem_missing_part' }],
  [
    refusals.MalformedUploadError,
    { slug: 'malformed-upload', status: 400, title: 'hotline_problem_malformed_upload' },
  ],
  [refusals.SlowUploadError, { slug: 'timed-out', status: 408, title: 'hotline_problem_timed_out' }],
  [refusals.TooLargeError, { slug: 'too-large', status: 413, title: 'hotline_problem_too_large' }],
  [
    refusals.UnsupportedTypeError,
    { slug: 'unsupported-type', status: 415, title: 'hotline_problem_unsupported_type' },
  ],
  [
    refusals.DigestMismatchError,
    { slug: 'digest-mismatch', status: 422, title: 'hotline_problem_digest_mismatch' },
  ],
  [
    refusals.InvalidReportError,
    { slug: 'invalid-report', status: 422, title: 'hotline_problem_invalid_report' },
  ],
  [
    refusals.IdempotencyConflictError,
    { slug: 'idempotency-conflict', status: 422, title: 'hotline_problem_idempotency_conflict' },
  ],
  [refusals.BusyError, { slug: 'busy', status: 503, title: 'hotline_problem_busy' }],
  [refusals.StorageFullError, { slug: 'storage-full', status: 507, title: 'hotline_problem_storage_full' }],
  [refusals.NotHereError, { slug: 'not-here', status: 403, title: 'hotline_problem_not_here' }],
  [refusals.NoSuchPageError, { slug: 'not-found', status: 404, title: 'hotline_problem_not_found' }],
  [NotAZipError, { slug: 'not-a-zip', status: 422, title: 'hotline_problem_not_a_zip' }],
  ...[TruncatedZipError, ForeignZipError, HiddenDataError, HeaderMismatchError, DamagedEntryError].map(
    (kind): [ErrorClass, Kind] => [
      kind,
      { slug: 'not-a-zip', status: 422, title: 'hotline_problem_not_a_zip' },
    ],
  ),
  [ZipBombError, { slug: 'zip-bomb', status: 422, title: 'hotline_problem_zip_bomb' }],
  [PathTraversalError, { slug: 'path-traversal', status: 422, title: 'hotline_problem_path_traversal' }],
  [DeceptiveNameError, { slug: 'path-traversal', status: 422, title: 'hotline_problem_path_traversal' }],
  [DuplicatePathError, { slug: 'duplicate-path', status: 422, title: 'hotline_problem_duplicate_path' }],
  [NotABagError, { slug: 'not-a-bag', status: 422, title: 'hotline_problem_not_a_bag' }],
  [HashMismatchError, { slug: 'hash-mismatch', status: 422, title: 'hotline_problem_hash_mismatch' }],
  [MissingFileError, { slug: 'missing-file', status: 422, title: 'hotline_problem_missing_file' }],
  [ExtraFileError, { slug: 'extra-file', status: 422, title: 'hotline_problem_extra_file' }],
  [FormatError, { slug: 'invalid-report', status: 422, title: 'hotline_problem_invalid_report' }],
  [FutureFormatError, { slug: 'invalid-report', status: 422, title: 'hotline_problem_invalid_report' }],
]);

/**
 * What the sender is told of `failure` (RFC 9457). Anything unexpected is an internal problem, of which the sender is
 * told nothing more.
 */
export function problemOf(failure: unknown): Problem & { status: number } {
  const kind = failure instanceof Error ? KINDS.get(failure.constructor as ErrorClass) : undefined;
  const { slug, status, title } = kind ?? INTERNAL;
  const detail = kind ? (failure as Error).message : '';
  return { type: PROBLEM_TYPE_PREFIX + slug, title: say(title), status, detail };
}
