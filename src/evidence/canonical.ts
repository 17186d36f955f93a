import canonicalize from 'canonicalize';

/**
 * `value` as canonical JSON (RFC 8785): the same value gives the same bytes everywhere, so a hash of it
 * can be recomputed by anyone. Throws TypeError for what JSON cannot say (undefined, NaN, a cycle).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not representable in JSON');
  return text;
}
