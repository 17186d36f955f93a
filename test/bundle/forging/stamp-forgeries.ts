import { sha256 } from '../../../src/evidence/index.ts';
import type { Signer } from '../../rig/tsa-keys.ts';
import { listOf } from '../../rig/tsa-lists.ts';
import { sampleBundle } from '../sample-bundle.ts';
import { Draft, pem } from './draft.ts';
import type { Forgery } from './forgery.ts';
import { type Good, honest, stampedBy } from './good-bundle.ts';

/** The honest bundle, but stamped by the authority with this key. */
function stampedWith(signer: Signer) {
  return async (good: Good) =>
    Draft.of((await sampleBundle({ ...honest(good.tsa, signer), key: good.key })).zip);
}

/** The honest bundle with another token in the place of its own, all signed again. */
function withToken(token: (good: Good) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>) {
  return async (good: Good) => {
    const draft = good.draft.copy();
    return draft.set(draft.find(/\.tsr$/), await token(good)).sign(good.key);
  };
}

const tokenOf = ({ draft }: Good) => draft.bytes(draft.find(/\.tsr$/));

/** Time-stamps that prove less than they seem to. All are signed by the honest key. */
export const STAMP_FORGERIES: readonly Forgery[] = [
  ...(
    [
      ['expired', 'an authority whose certificate had expired'],
      ['unknown', 'an authority that nobody trusts'],
      ['loose', 'a certificate whose purpose is not marked as critical'],
      ['double', 'a certificate that is for other purposes, too'],
      ['server', 'a web server\u2019s certificate'],
      ['underling', 'an authority under one that may have none under it'],
    ] as const
  ).map(
    ([signer, what]): Forgery => ({
      attack: `a time-stamp by ${what}`,
      how: stampedWith(signer),
      expected: 'intact',
    }),
  ),
  {
    attack: 'a time-stamp by an authority whose certificate was revoked, with the list that says so',
    how: async good => {
      const at = new Date(Date.now() - 86_400_000);
      const list = listOf(good.tsa.folder, 'issuing', [{ name: 'revoked', at, reason: 'keyCompromise' }]);
      const hash = await sha256(list);
      const { zip } = await sampleBundle({
        ...honest(good.tsa),
        key: good.key,
        proof: async proof => {
          const stamped = await stampedBy(good.tsa, 'revoked', proof);
          const enclosure = { kind: 'revocation list', sha256: hash, bytes: list } as const;
          return { ...stamped, enclosures: [...stamped.enclosures, enclosure] };
        },
      });
      return Draft.of(zip);
    },
    expected: 'intact',
  },
  {
    attack: 'a time-stamp of another hash',
    how: withToken(good => good.tsa.stamp('ecdsa', '1'.repeat(64))),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'a time-stamp of one link put on another',
    how: async good => {
      const draft = good.draft.copy();
      return draft.rename(draft.find(/\.tsr$/), 'proof/chain/000002.test.tsr').sign(good.key);
    },
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'a time-stamp of no link',
    how: async good => {
      const draft = good.draft.copy();
      return draft.rename(draft.find(/\.tsr$/), 'proof/chain/000099.test.tsr').sign(good.key);
    },
    expected: 'broken',
    error: 'ExtraFileError',
  },
  {
    attack: 'a time-stamp with one byte changed',
    how: withToken(good => {
      const token = Uint8Array.from(tokenOf(good));
      const at = token.length - 5;
      token[at] = (token[at] ?? 0) ^ 1;
      return token;
    }),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'a time-stamp that is cut off',
    how: withToken(good => tokenOf(good).slice(0, 200)),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'a time-stamp with something behind its end',
    how: withToken(good => Uint8Array.from([...tokenOf(good), 0])),
    expected: 'broken',
    error: 'StampError',
    unpacked: null,
  },
  {
    attack: 'an empty time-stamp',
    how: withToken(() => new Uint8Array()),
    expected: 'broken',
    error: 'StampError',
  },
  {
    attack: 'the stamp of the newest link left out',
    how: async good => {
      const draft = good.draft.copy();
      return draft.remove(draft.find(/\.tsr$/)).sign(good.key);
    },
    expected: 'intact',
  },
  {
    attack: 'a stamp of an earlier link only, before the last record was sealed',
    how: async good => {
      const { zip } = await sampleBundle({
        key: good.key,
        // Its links are the two records'.
        proof: proof => stampedBy(good.tsa, 'ecdsa', proof, 1),
      });
      return Draft.of(zip);
    },
    expected: 'intact',
  },
  {
    attack: 'the forger\u2019s own root enclosed among the certificates',
    how: async good => {
      const { zip } = await sampleBundle({
        ...honest(good.tsa),
        key: good.key,
        proof: async proof => {
          const stamped = await stampedBy(good.tsa, 'unknown', proof);
          const root = good.tsa.certificate('stranger');
          const enclosure = { kind: 'certificate', sha256: await sha256(root), bytes: root } as const;
          return { ...stamped, enclosures: [...stamped.enclosures, enclosure] };
        },
      });
      return Draft.of(zip);
    },
    expected: 'intact',
  },
  {
    attack: 'a certificate under another one\u2019s name',
    how: async good => {
      const draft = good.draft.copy();
      return draft
        .set(draft.find(/proof\/certificates\//), pem('CERTIFICATE', good.tsa.certificate('stranger')))
        .sign(good.key);
    },
    expected: 'broken',
    error: 'HashMismatchError',
  },
  {
    attack: 'an anchor that is no proof',
    how: async good => good.draft.copy().set('proof/chain/000007.ots', 'x').sign(good.key),
    expected: 'broken',
    error: 'StampError',
    unpacked: null,
  },
];
