import { rootCertificates } from 'node:tls';
import type { Plugin } from 'vite';
import { toBase64 } from '../../src/evidence/base64.ts';
import { knownRootsAmong } from '../../src/stamps/known-roots/pick.ts';

const NAME = 'virtual:known-roots';

/** `virtual:known-roots`: the known roots as this Node has them, DER in Base64. */
export function knownRoots(): Plugin {
  return {
    name: 'hozen-known-roots',
    resolveId: id => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const roots = await knownRootsAmong(rootCertificates);
      return `export default ${JSON.stringify(roots.map(toBase64))};`;
    },
  };
}
