import { toHex } from '../evidence/index.ts';
import { follow, hasBlock } from './anchor/follow.ts';
import { OPERATIONS, type Step } from './anchor/proof.ts';
import { readAnswer, readProof } from './anchor/read-proof.ts';
import { writeProof } from './anchor/write-proof.ts';
import { type Asking, ask } from './ask.ts';
import { StampError } from './failures.ts';
import { UnreadableError } from './token/unreadable.ts';

/**
 * Public calendars of OpenTimestamps, free and run by volunteers. The addresses are those that stand in the proofs they give.
 * (Read 2026-11-25 in proofs shown by several of the project's clients; that they answer today was not tried.)
 */
export const CALENDARS: readonly string[] = [
  'https://alice.btc.calendar.opentimestamps.org',
  'https://bob.btc.calendar.opentimestamps.org',
  'https://finney.calendar.eternitywall.com',
  'https://btc.calendar.catallaxy.com',
];

const ACCEPT = { Accept: 'application/vnd.opentimestamps.v1' };
/** As the reference client bounds answers. */
const MAX_BYTES = 10_000;
const NONCE_BYTES = 16;

/**
 * Have calendars anchor the SHA-256 `hashHex`: a proof (`.ots`) that is pending until a block is mined, which takes hours. A random
 * number is mixed in first, so that the calendars do not learn the hash itself. One calendar's answer is enough.
 * Throws StampError (the first calendar's) where none answered, or the signal's reason.
 */
export async function submitAnchor(
  hashHex: string,
  calendars: readonly string[],
  asking: Asking,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = Uint8Array.from(hashHex.match(/../g) ?? [], byte => Number.parseInt(byte, 16));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const hidden: Step = { attestations: [], branches: [] };
  const mixed: Step = {
    attestations: [],
    branches: [{ operation: OPERATIONS.sha256, argument: new Uint8Array(0), next: hidden }],
  };
  const start: Step = {
    attestations: [],
    branches: [{ operation: OPERATIONS.append, argument: nonce, next: mixed }],
  };
  const commitment = (await follow(start, digest)).at(-1)?.message ?? digest;
  const answers = await Promise.allSettled(
    calendars.map(calendar => askCalendar(new URL('digest', `${calendar}/`), commitment, asking)),
  );
  asking.signal.throwIfAborted();
  for (const answer of answers) if (answer.status === 'fulfilled') merge(hidden, answer.value);
  if (hidden.attestations.length + hidden.branches.length === 0) {
    throw (
      answers.find(answer => answer.status === 'rejected')?.reason ??
      new StampError('offline', 'nobody asked')
    );
  }
  return writeProof({ hash: OPERATIONS.sha256, digest, start });
}

/**
 * Ask the calendars that still owe a block whether it is there, and return the proof with it. Only `calendars` are asked, whatever
 * the proof names. `pending` says whether there is no block yet. Where nothing has come, the proof is as before.
 * Throws UnreadableError for what is no proof, StampError where no calendar answered, or the signal's reason.
 */
export async function upgradeAnchor(
  proof: Uint8Array<ArrayBuffer>,
  { calendars = CALENDARS, ...asking }: Asking & { calendars?: readonly string[] },
): Promise<{ proof: Uint8Array<ArrayBuffer>; pending: boolean }> {
  const read = readProof(proof);
  const failures: unknown[] = [];
  let answered = false;
  for (const { step, message } of await follow(read.start, read.digest)) {
    if (!message || hasBlock(step)) continue;
    for (const attestation of [...step.attestations]) {
      if (attestation.kind !== 'pending' || !calendars.includes(attestation.calendar)) continue;
      try {
        const url = new URL(`timestamp/${toHex(message)}`, `${attestation.calendar}/`);
        const answer = await askCalendar(url, null, asking);
        answered = true;
        if (!hasBlock(answer)) continue;
        step.attestations = step.attestations.filter(one => one !== attestation);
        merge(step, answer);
      } catch (problem) {
        asking.signal.throwIfAborted();
        failures.push(problem);
      }
    }
  }
  const pending = !hasBlock(read.start);
  const failure = failures.find(problem => !(problem instanceof StampError && problem.why === 'not yet'));
  if (pending && !answered && failure) throw failure;
  return { proof: writeProof(read), pending };
}

function merge(into: Step, from: Step): void {
  into.attestations.push(...from.attestations);
  into.branches.push(...from.branches);
}

/** A calendar's tree for `commitment`. The message it starts from is not in it. */
async function askCalendar(url: URL, body: Uint8Array<ArrayBuffer> | null, asking: Asking): Promise<Step> {
  const question = { url, headers: ACCEPT, ...(body ? { body } : {}) };
  const limits = { ...asking.limits, maxBytes: MAX_BYTES };
  const bytes = await ask(question, { ...asking, limits }).catch(problem => {
    // A commitment that is in no block yet is not found (404).
    const early = body === null && problem instanceof StampError && problem.why === 'refused';
    throw early ? new StampError('not yet', problem.message, { cause: problem }) : problem;
  });
  try {
    const step = readAnswer(bytes);
    await follow(step, body ?? new Uint8Array(32));
    return step;
  } catch (problem) {
    if (!(problem instanceof UnreadableError)) throw problem;
    throw new StampError('strange answer', problem.message, { cause: problem });
  }
}
