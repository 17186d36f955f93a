import roots from 'virtual:known-roots';
import { fromBase64 } from '../../evidence/index.ts';

/** The known roots that were built in, DER. Not for Node: there, give `tls.rootCertificates` to `knownRootsAmong`. */
export const BUILT_IN_ROOTS: readonly Uint8Array<ArrayBuffer>[] = roots.map(fromBase64);
