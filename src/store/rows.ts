import type {
  Evidence,
  FileEntry,
  Instant,
  KeptRecord,
  MaskPlan,
  OwnPlaces,
  SendAnswers,
} from '../evidence/index.ts';

/** Everything known before a record is sealed, so that a capture cut off midway can be finished or labelled. */
export interface Draft {
  /** The evidence as it would stand if sealed now. */
  evidence: Evidence;
  tabId: number;
  /** Names the browser run, since tab ids start over with each. */
  browserRun: string;
  /** How far the photographing of the whole page is, in tiles. Absent before it begins. */
  progress?: Progress;
}

export interface Progress {
  done: number;
  of: number;
  /** All of it is kept, and the page is being loaded anew. */
  reloading?: true;
}

export type RecordRow =
  | { id: string; capturedAt: Instant; phase: 'capturing'; draft: Draft }
  | ({ id: string; capturedAt: Instant; phase: 'sealed' } & KeptRecord);

/** One original. One Blob a row, so that a list of records never touches a picture. */
export interface FileRow {
  recordId: string;
  name: string;
  entry: FileEntry;
  /** CRC-32 (ISO 3309, as in zip), taken while the bytes were at hand so that an export need not read them. */
  crc32: number;
  blob: Blob;
}

/** What is covered in copies of a record for others. It names the person, so it goes with the record and into no bundle. */
export interface MaskingRow {
  recordId: string;
  /** Found at capture, to be proposed; null where nothing was. */
  own: OwnPlaces | null;
  /** Null until the person has looked at it. */
  plan: MaskPlan | null;
}

export type Comparison =
  /** Files compared of all. */
  | { state: 'to do'; done: number; total: number }
  /** `given up`: nothing differs, but some records were discarded before they were compared. */
  | { state: 'same' | 'different' | 'given up' };

export interface ExportRow {
  id: string;
  startedAt: Instant;
  recordIds: string[];
  /** A web archive was asked for. Absent in rows of versions that had none. */
  webArchive?: boolean;
  /** A PDF of each record was asked for. Absent as above. */
  exhibits?: boolean;
  /** Records that are branches of the one before them. Absent as above. */
  branches?: string[];
  phase: 'packing' | 'ready' | 'saved' | 'failed' | 'cancelled';
  /** Files done of all. */
  done: number;
  total: number;
  /** Download name of the zip, and its name in the origin-private file system. */
  fileName: string;
  size: number;
  /** SHA-256 of what was signed of the bundle. Absent until it is packed. */
  statementSha256?: string;
  failure: string | null;
  /** How its files compare with what was sealed, where that was put off until it was handed over. */
  comparison?: Comparison;
  /** Ids of records of which a file is no longer what was sealed. Empty or absent where none was found. */
  damaged?: string[];
}

/** What the hotline answered; kept as long as the records. */
export interface Receipt {
  id: string;
  receivedAt: Instant;
  /** SHA-256 of the bundle as the hotline counted it. */
  bundleSha256: string;
  posts: number;
  message: string;
}

/** Why a submission did not get through. Worded by the screens. */
export const SUBMIT_FAILURES = [
  'offline',
  'timed out',
  'no permission',
  'refused',
  'too large',
  'server error',
  'strange answer',
  'interrupted',
  'packing failed',
] as const;
export type SubmitFailure = (typeof SUBMIT_FAILURES)[number];

export interface SubmissionRow {
  id: string;
  /** Sent as Idempotency-Key with every try, so that one report is filed once. */
  idempotencyKey: string;
  endpoint: string;
  createdAt: Instant;
  recordIds: string[];
  answers: SendAnswers;
  phase: 'packing' | 'ready' | 'sending' | 'accepted' | 'failed';
  /** The exact text of the `report` part, once packed: what the last look shows is what is sent. */
  reportJson: string | null;
  bundle: { fileName: string; size: number; sha256: string; files: string[] } | null;
  tries: number;
  failure: { why: SubmitFailure; detail: string } | null;
  receipt: Receipt | null;
}
