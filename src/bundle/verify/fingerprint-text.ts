/** A fingerprint as people write it, in groups and in any case, as 64 lower-case hex digits; null where it is none. */
export function fingerprintFrom(text: string): string | null {
  const digits = text.replace(/[\s:\-.]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null;
}

/** A fingerprint in groups of four, to be read out. */
export function grouped(fingerprint: string): string {
  return fingerprint.replace(/.{4}(?=.)/g, '$& ');
}
