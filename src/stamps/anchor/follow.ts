import { ripemd160 } from '@noble/hashes/legacy.js';
import { toHex } from '../../evidence/index.ts';
import { UnreadableError } from '../token/unreadable.ts';
import { type Branch, LONGEST_MESSAGE, OPERATIONS, type Step } from './proof.ts';

export interface Reached {
  step: Step;
  /** Null below an operation that is not computed here; no calendar in use needs one. */
  message: Uint8Array<ArrayBuffer> | null;
}

/** A proof by four calendars with their blocks has about 300. */
const MOST_STEPS = 4000;

/** Every step from `start` on, with its message, each before those behind it. Throws UnreadableError. */
export async function follow(start: Step, message: Uint8Array<ArrayBuffer>): Promise<Reached[]> {
  const reached: Reached[] = [{ step: start, message }];
  for (const { step, message } of reached) {
    if (reached.length > MOST_STEPS) throw new UnreadableError('too many operations');
    for (const branch of step.branches) {
      reached.push({ step: branch.next, message: message && (await apply(branch, message)) });
    }
  }
  return reached;
}

async function apply(
  { operation, argument }: Branch,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const result = await resultOf(operation, argument, message);
  if (result && (result.length === 0 || result.length > LONGEST_MESSAGE)) {
    throw new UnreadableError('too long a message');
  }
  return result;
}

async function resultOf(
  operation: number,
  argument: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  switch (operation) {
    case OPERATIONS.append:
      return Uint8Array.from([...message, ...argument]);
    case OPERATIONS.prepend:
      return Uint8Array.from([...argument, ...message]);
    case OPERATIONS.reverse:
      return Uint8Array.from(message).reverse();
    case OPERATIONS.hexlify:
      return new TextEncoder().encode(toHex(message));
    case OPERATIONS.sha256:
      return new Uint8Array(await crypto.subtle.digest('SHA-256', message));
    case OPERATIONS.ripemd160:
      return ripemd160(message).slice();
    case OPERATIONS.sha1:
      return new Uint8Array(await crypto.subtle.digest('SHA-1', message));
    default:
      return null;
  }
}

/** Whether a Bitcoin block is claimed at `step` or behind it. */
export function hasBlock({ attestations, branches }: Step): boolean {
  return attestations.some(({ kind }) => kind === 'bitcoin') || branches.some(({ next }) => hasBlock(next));
}
