import { fontsOf } from './natives.ts';

const DEFAULTS = {
  'font-family': '',
  'font-weight': 'normal',
  'font-style': 'normal',
  'unicode-range': 'u+0-10ffff',
};

function key(family: string, weight: string, style: string, range: string): string {
  return [family.replace(/["']/g, ''), weight, style, range].join('|').replace(/\s/g, '').toLowerCase();
}

function keyOfRule(rule: string): string {
  const value = (name: keyof typeof DEFAULTS) =>
    new RegExp(`\\b${name}:\\s*([^;}]+)`, 'i').exec(rule)?.[1] ?? DEFAULTS[name];
  return key(value('font-family'), value('font-weight'), value('font-style'), value('unicode-range'));
}

/**
 * Tells faces the page has put to use from those it only names: a Japanese font comes as a hundred files, of which a page shows a
 * few. A face that is not among the document's counts as used.
 */
export function usedFaces(document: Document): (rule: string) => boolean {
  const loaded = new Map<string, boolean>();
  for (const face of fontsOf(document)) {
    const name = key(face.family, face.weight, face.style, face.unicodeRange);
    loaded.set(name, loaded.get(name) === true || face.status === 'loaded');
  }
  return rule => loaded.get(keyOfRule(rule)) ?? true;
}
