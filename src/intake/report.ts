import type {
  Author,
  EnteredTime,
  Instant,
  KeptRecord,
  PostTime,
  Precision,
  SendAnswers,
  ZonedInstant,
} from '../evidence/index.ts';

/** The `report` part of an upload. `openapi.yaml` beside this file defines it; this says the same in types. */
export interface IntakeReport {
  version: 1;
  submittedAt: ZonedInstant;
  reporter: { relation: SendAnswers['relation']; name: string; email: string };
  danger: SendAnswers['danger'];
  logs: SendAnswers['logs'];
  explanation: string;
  identifiability: string;
  consent: { given: true; at: ZonedInstant; statements: string[] };
  posts: ReportedPost[];
  bundle: ReportedBundle;
}

export interface ReportedBundle {
  fileName: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** One post, address first, because that is what a hotline reviews. */
export interface ReportedPost {
  recordId: string;
  url: string | null;
  threadUrl: string | null;
  pageUrl: string;
  number: string | null;
  postedAt: ReportedTime;
  enteredTime: EnteredTime | null;
  capturedAt: ZonedInstant;
  author: { displayName: string | null; handle: string | null; id: string | null };
  text: string;
  state: 'complete' | 'partial';
  /** Somebody pointed at the post or said that it is the one; false where a rule chose it. */
  confirmed: boolean;
}

export interface ReportedTime {
  kind: PostTime['kind'];
  instant: Instant | null;
  precision: Precision | null;
  earliest: Instant | null;
  latest: Instant | null;
  raw: string | null;
  certain: boolean | null;
  source: string | null;
}

export interface ReportInput {
  answers: SendAnswers;
  records: readonly KeptRecord[];
  bundle: ReportedBundle;
  /** This device's clock. Also taken as the moment of consent. */
  now: ZonedInstant;
  /** The sentences the person agreed to, as they were shown. */
  statements: readonly string[];
}

/** The report on `records`, in their order. */
export function buildReport({ answers, records, bundle, now, statements }: ReportInput): IntakeReport {
  return {
    version: 1,
    submittedAt: now,
    reporter: { relation: answers.relation, name: answers.name.trim(), email: answers.email.trim() },
    danger: answers.danger,
    logs: answers.logs,
    explanation: answers.explanation,
    identifiability: answers.identifiability,
    consent: { given: answers.consent, at: now, statements: [...statements] },
    posts: records.map(reportedPost),
    bundle: { fileName: bundle.fileName, size: bundle.size, sha256: bundle.sha256 },
  };
}

function reportedPost({ evidence, enteredTime, postConfirmed }: KeptRecord): ReportedPost {
  const { post, focus } = evidence;
  return {
    recordId: evidence.id,
    url: post?.permalink.kind === 'known' ? asSent(post.permalink.url) : null,
    threadUrl: post?.thread?.url ? asSent(post.thread.url) : null,
    pageUrl: asSent(evidence.page.url),
    number: post?.number ?? null,
    postedAt: post ? reportedTime(post.time) : NO_TIME,
    enteredTime,
    capturedAt: evidence.captured.device,
    author: post ? reportedAuthor(post.author) : { displayName: null, handle: null, id: null },
    text: post?.text ?? '',
    state: evidence.state.kind,
    confirmed: postConfirmed || (focus?.sure ?? false),
  };
}

/** The address as a browser sends it: no blanks, non-ASCII percent-encoded (WHATWG URL). */
function asSent(url: string): string {
  return new URL(url).href;
}

function reportedAuthor({ displayName, handle, immutableId }: Author): ReportedPost['author'] {
  return { displayName, handle, id: immutableId ? `${immutableId.scheme}: ${immutableId.value}` : null };
}

const NO_TIME: ReportedTime = {
  kind: 'unknown',
  instant: null,
  precision: null,
  earliest: null,
  latest: null,
  raw: null,
  certain: null,
  source: null,
};

function reportedTime(time: PostTime): ReportedTime {
  const { kind, raw } = time;
  if (time.kind === 'unknown') return { ...NO_TIME, kind, raw };
  if (time.kind === 'relative') {
    const { earliest, latest, source } = time;
    return { ...NO_TIME, kind, raw, earliest, latest, source };
  }
  const { instant, precision, certain, source } = time;
  return { ...NO_TIME, kind, raw, instant, precision, certain, source };
}
