import type { MessageKey, Say } from '../../_locales/say.ts';
import type { Remark, Rung, StampVerdict, Verdict } from './verdict.ts';

/** Which sentences say where a bundle stands, from the top rung down. */
export const RUNG_WORDS: Record<Rung, { name: MessageKey; note: MessageKey }> = {
  'existed before': { name: 'verify_rung_existed_before', note: 'verify_rung_existed_before_note' },
  intact: { name: 'verify_rung_intact', note: 'verify_rung_intact_note' },
  unsupported: { name: 'verify_rung_unsupported', note: 'verify_rung_unsupported_note' },
  broken: { name: 'verify_rung_broken', note: 'verify_rung_broken_note' },
};

/** Stamps that are `other hash` or `damaged` break the bundle and are told as such. */
const STAMP_WORDS: Record<StampVerdict['state'], MessageKey> = {
  good: 'verify_stamp_good',
  'unknown authority': 'verify_stamp_unknown',
  'expired certificate': 'verify_stamp_expired',
  revoked: 'verify_stamp_revoked',
  'not for time-stamping': 'verify_stamp_not_for',
  'other hash': 'verify_problem_stamp',
  damaged: 'verify_problem_stamp',
};

/** Which sentence says how a time-stamp fares. */
export function stampWords({ state, revocation }: Pick<StampVerdict, 'state' | 'revocation'>): MessageKey {
  return state === 'good' && revocation === 'checked' ? 'verify_stamp_good_unrevoked' : STAMP_WORDS[state];
}

/** Which sentence says how the key is the one that was told, or what to do where none was. */
export function keyWords({ keyAsTold }: Pick<Verdict, 'keyAsTold'>): MessageKey {
  if (keyAsTold === null) return 'verify_key_compare';
  return keyAsTold === 'same' ? 'verify_key_as_told' : 'verify_key_follows_told';
}

/** What is remarked: `$1` is of what, `$2` the span that `spanText` gives of its detail. */
export const REMARK_WORDS: Record<Remark['kind'], MessageKey> = {
  'clock differs from server': 'verify_remark_clock_differs',
  'clock later than stamp': 'verify_remark_clock_later',
  'stamped late': 'verify_remark_stamped_late',
  'clock went back': 'verify_remark_clock_back',
  'key was replaced': 'verify_remark_key_replaced',
  'key was lost': 'verify_remark_key_lost',
  'unsigned events': 'verify_remark_unsigned',
  'partial record': 'verify_remark_partial',
};

/** `ms` as people say it. */
export function spanText(ms: number, say: Say): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  if (seconds < 120) return say('verify_seconds', String(seconds));
  if (seconds < 7_200) return say('verify_minutes', String(Math.round(seconds / 60)));
  if (seconds < 172_800) return say('verify_hours', String(Math.round(seconds / 3_600)));
  return say('verify_days', String(Math.round(seconds / 86_400)));
}

const PROBLEM_WORDS: Record<string, MessageKey> = {
  NotAZipError: 'verify_problem_not_a_zip',
  TruncatedZipError: 'verify_problem_truncated',
  ForeignZipError: 'verify_problem_foreign',
  HiddenDataError: 'verify_problem_hidden',
  HeaderMismatchError: 'verify_problem_header',
  DamagedEntryError: 'verify_problem_damaged',
  ZipBombError: 'verify_problem_too_large',
  PathTraversalError: 'verify_problem_path',
  DeceptiveNameError: 'verify_problem_name',
  DuplicatePathError: 'verify_problem_twice',
  NotABagError: 'verify_problem_not_a_bag',
  MissingFileError: 'verify_problem_missing',
  ExtraFileError: 'verify_problem_extra',
  HashMismatchError: 'verify_problem_changed',
  NotCanonicalError: 'verify_problem_form',
  FormatError: 'verify_problem_form',
  SignatureError: 'verify_problem_signature',
  WrongKeyError: 'verify_problem_wrong_key',
  UnknownKeyError: 'verify_problem_unknown_key',
  BrokenChainError: 'verify_problem_chain',
  ContradictionError: 'verify_problem_contradiction',
  StampError: 'verify_problem_stamp',
  FutureBundleError: 'verify_problem_future',
  FutureFormatError: 'verify_problem_future',
};

/** Which sentence says what is wrong with a bundle, by the name of the error's class. */
export function problemWords(error: string): MessageKey {
  return PROBLEM_WORDS[error] ?? 'verify_problem_unknown';
}

/** What no verdict shows, whatever it is. */
export const LIMIT_WORDS: readonly MessageKey[] = [
  'verify_limit_page',
  'verify_limit_who',
  'verify_limit_clock',
  'verify_limit_documents',
  'verify_limit_after',
  'verify_limit_law',
];
