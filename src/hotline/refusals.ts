/** A header that every upload must have is missing or not in its form. */
export class MissingHeaderError extends Error {
  override readonly name = 'MissingHeaderError';
}

/** The `report` or the `bundle` part is not there. */
export class MissingPartError extends Error {
  override readonly name = 'MissingPartError';
}

/** Not whole multipart/form-data: cut off, or with parts that the protocol does not know. */
export class MalformedUploadError extends Error {
  override readonly name = 'MalformedUploadError';
}

/** The sender stopped sending midway. */
export class SlowUploadError extends Error {
  override readonly name = 'SlowUploadError';
}

/** More bytes than this hotline takes. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** Another media type or content coding than the protocol's. */
export class UnsupportedTypeError extends Error {
  override readonly name = 'UnsupportedTypeError';
}

/** What arrived is not what Repr-Digest says was sent. */
export class DigestMismatchError extends Error {
  override readonly name = 'DigestMismatchError';
}

/** The report does not follow the protocol, or names what the bundle does not hold. */
export class InvalidReportError extends Error {
  override readonly name = 'InvalidReportError';
}

/** The Idempotency-Key was used for another report. */
export class IdempotencyConflictError extends Error {
  override readonly name = 'IdempotencyConflictError';
}

/** As many uploads as this hotline takes at once are under way. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** No room on the disk. */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** A reviewer's page was asked for from elsewhere than this machine. */
export class NotHereError extends Error {
  override readonly name = 'NotHereError';
}

/** There is no such page or report. */
export class NoSuchPageError extends Error {
  override readonly name = 'NoSuchPageError';
}
