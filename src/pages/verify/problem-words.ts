import type { MessageKey } from '../../_locales/say.ts';

const WORDS: Record<string, MessageKey> = {
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
  return WORDS[error] ?? 'verify_problem_unknown';
}
