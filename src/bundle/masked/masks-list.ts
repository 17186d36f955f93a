import { canonicalJson, type KeptRecord, type ZonedInstant } from '../../evidence/index.ts';
import type { LeftOut, MaskedFile } from './masked-file.ts';

/** `masks.json`: every covered place of a copy. No covered word is in it. */
export function masksList(
  { evidence, sha256 }: KeptRecord,
  files: readonly MaskedFile[],
  leftOut: readonly LeftOut[],
  about: { made: ZonedInstant; software: string },
): string {
  return canonicalJson({
    schema: 1,
    made: about.made,
    software: about.software,
    record: { id: evidence.id, sha256, capturedAt: evidence.captured.device },
    files: files.map(({ path, size, sha256: own, original, originalSha256, boxes, words }) => ({
      file: path,
      size,
      sha256: own,
      original: original === null ? null : { name: original, sha256: originalSha256 },
      masks: boxes,
      wordsCovered: words,
    })),
    leftOut,
  });
}
