import {
  ATTESTATION,
  type Attestation,
  BITCOIN_TAG,
  type Branch,
  FORK,
  MAGIC,
  PENDING_TAG,
  type Proof,
  type Step,
  VERSION,
} from './proof.ts';

/** A detached proof file. */
export function writeProof({ hash, digest, start }: Proof): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...MAGIC, ...number(VERSION), hash, ...digest, ...writeStep(start)]);
}

/** Every part but the last has a mark before it that more follows. */
export function writeStep({ attestations, branches }: Step): number[] {
  const parts = [
    ...attestations.map(attestation => [ATTESTATION, ...writeAttestation(attestation)]),
    ...branches.map(writeBranch),
  ];
  return parts.flatMap((part, n) => (n < parts.length - 1 ? [FORK, ...part] : part));
}

function writeBranch({ operation, argument, next }: Branch): number[] {
  return [operation, ...(argument.length > 0 ? string(argument) : []), ...writeStep(next)];
}

function writeAttestation(attestation: Attestation): number[] {
  switch (attestation.kind) {
    case 'pending':
      return [...hex(PENDING_TAG), ...string(string(new TextEncoder().encode(attestation.calendar)))];
    case 'bitcoin':
      return [...hex(BITCOIN_TAG), ...string(number(attestation.height))];
    case 'other':
      return [...hex(attestation.tag), ...string(attestation.payload)];
  }
}

const hex = (text: string) => (text.match(/../g) ?? []).map(byte => Number.parseInt(byte, 16));

/** LEB128. */
function number(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 0x80, ...number(Math.floor(value / 128))];
}

const string = (bytes: ArrayLike<number>) => [...number(bytes.length), ...Array.from(bytes)];
