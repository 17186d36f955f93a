import { NotABagError } from './errors.ts';

/** Label and value, in order; a label may come more than once. */
export type BagInfo = [label: string, value: string][];

/** The lines of a bag-info.txt (RFC 8493 section 2.2.2): `Label: value`, continued by lines that begin with a blank. */
export function parseBagInfo(text: string): BagInfo {
  const info: BagInfo = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const last = info.at(-1);
    if (line === '') continue;
    if (/^[ \t]/.test(line) && last) {
      last[1] = `${last[1]} ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) throw new NotABagError(`bag-info.txt: "${line.slice(0, 100)}"`);
    info.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return info;
}

/** Throws NotABagError unless Payload-Oxum (`<bytes>.<files>`) is there once and says what the payload has. */
export function checkOxum(info: BagInfo, bytes: number, files: number): void {
  const values = info.filter(([label]) => label.toLowerCase() === 'payload-oxum').map(([, value]) => value);
  const expected = `${bytes}.${files}`;
  if (values.length === 1 && values[0] === expected) return;
  throw new NotABagError(`Payload-Oxum: ${values.join(', ') || 'none'} where the payload has ${expected}`);
}
