/** Bytes that are not what they should be. A check answers `damaged` to them. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
