/** Not a zip archive, a damaged one, or one that uses features a bundle never does. */
export class NotAZipError extends Error {
  override readonly name = 'NotAZipError';
}

/** The archive ends before its end: a download that broke off, a copy that was cut. */
export class TruncatedZipError extends Error {
  override readonly name = 'TruncatedZipError';
}

/** A zip that other software packed, or that does what a bundle never does: comments, extra fields, encryption, folders. */
export class ForeignZipError extends Error {
  override readonly name = 'ForeignZipError';
}

/** Bytes before, between or after the archive's entries, where one reader looks and another does not. */
export class HiddenDataError extends Error {
  override readonly name = 'HiddenDataError';
}

/** Two places of an archive say different things of one entry. */
export class HeaderMismatchError extends Error {
  override readonly name = 'HeaderMismatchError';
}

/** An entry does not unpack to the size and CRC-32 that the archive states. */
export class DamagedEntryError extends Error {
  override readonly name = 'DamagedEntryError';
}

/** The disk or the browser failed to hand out bytes. Says nothing of the bundle. */
export class UnreadableSourceError extends Error {
  override readonly name = 'UnreadableSourceError';
}

/** Unpacks to more than is allowed, or to more than it says of itself. */
export class ZipBombError extends Error {
  override readonly name = 'ZipBombError';
}

/** A path that leads out of the bundle's folder, or that some system would read so. */
export class PathTraversalError extends Error {
  override readonly name = 'PathTraversalError';
}

/** A name that shows as another: direction marks, invisible characters, letters in other forms than the usual. */
export class DeceptiveNameError extends Error {
  override readonly name = 'DeceptiveNameError';
}

/** Two files that would be one on some system. */
export class DuplicatePathError extends Error {
  override readonly name = 'DuplicatePathError';
}

/** Does not follow BagIt 1.0 (RFC 8493) in the form Hozen writes it. */
export class NotABagError extends Error {
  override readonly name = 'NotABagError';
}

/** A manifest lists a file that is not there. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
}

/** A file is there that no manifest lists. */
export class ExtraFileError extends Error {
  override readonly name = 'ExtraFileError';
}

/** A file's bytes are not the ones that were listed. */
export class HashMismatchError extends Error {
  override readonly name = 'HashMismatchError';
}

/** A file of JSON is not written as RFC 8785 says, so two readers could read two things in it. */
export class NotCanonicalError extends Error {
  override readonly name = 'NotCanonicalError';
}

/** A signature is missing, or is not by the key it is said to be by. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
}

/** The bundle is signed by another key than the one the person verifying was told, and not by one that it signed for. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
}

/** A key that no event of the chain introduces, or that another one has replaced. */
export class UnknownKeyError extends Error {
  override readonly name = 'UnknownKeyError';
}

/** The chain of events is cut, out of order, or not the one that was signed. */
export class BrokenChainError extends Error {
  override readonly name = 'BrokenChainError';
}

/** What is written of a record beside it is not what its events say. */
export class ContradictionError extends Error {
  override readonly name = 'ContradictionError';
}

/** A time-stamp of something else, or one whose signature does not fit. */
export class StampError extends Error {
  override readonly name = 'StampError';
}

/** Made by a later version of Hozen than this verifier knows. */
export class FutureBundleError extends Error {
  override readonly name = 'FutureBundleError';
}
