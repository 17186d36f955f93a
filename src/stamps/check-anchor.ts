import { toHex } from '../evidence/index.ts';
import { follow, hasBlock } from './anchor/follow.ts';
import { OPERATIONS } from './anchor/proof.ts';
import { readProof } from './anchor/read-proof.ts';
import type { AnchorCheck } from './stamp-check.ts';
import { UnreadableError } from './token/unreadable.ts';

const MERKLE_ROOT_BYTES = 32;
const DAMAGED: AnchorCheck = { state: 'damaged', calendars: [], blocks: [] };

/**
 * How an OpenTimestamps proof (a detached `.ots` file) fares as one of the content whose SHA-256 is `sha256Hex`. Every operation
 * is computed anew; whether the blocks exist and hold what they are said to takes a Bitcoin node.
 * Never throws: whatever is not a proof is `damaged`, and so is one that leads to no calendar and no block.
 */
export async function checkAnchor(proof: Uint8Array<ArrayBuffer>, sha256Hex: string): Promise<AnchorCheck> {
  try {
    const { hash, digest, start } = readProof(proof);
    if (hash !== OPERATIONS.sha256 || toHex(digest) !== sha256Hex) return { ...DAMAGED, state: 'other hash' };
    const calendars = new Set<string>();
    const blocks = new Set<number>();
    for (const { step, message } of await follow(start, digest)) {
      for (const attestation of message ? step.attestations : []) {
        if (attestation.kind === 'pending' && !hasBlock(step)) calendars.add(attestation.calendar);
        if (attestation.kind !== 'bitcoin') continue;
        if (message?.length !== MERKLE_ROOT_BYTES) return DAMAGED;
        blocks.add(attestation.height);
      }
    }
    if (calendars.size + blocks.size === 0) return DAMAGED;
    return {
      state: blocks.size > 0 ? 'block claimed' : 'pending',
      calendars: [...calendars],
      blocks: [...blocks].sort((a, b) => a - b),
    };
  } catch (problem) {
    if (problem instanceof UnreadableError) return DAMAGED;
    throw problem;
  }
}
