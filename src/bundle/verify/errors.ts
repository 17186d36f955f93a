/** Not a zip archive, a damaged one, or one that uses features a bundle never does. */
export class NotAZipError extends Error {
  override readonly name = 'NotAZipError';
}

/** Unpacks to more than is allowed, or to more than it says of itself. */
export class ZipBombError extends Error {
  override readonly name = 'ZipBombError';
}

/** A path that leads out of the bundle's folder, or that some system would read so. */
export class PathTraversalError extends Error {
  override readonly name = 'PathTraversalError';
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
