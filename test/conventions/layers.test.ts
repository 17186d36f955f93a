import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Which folders (or, where a path is named, which files) each folder may import. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  _locales: [],
  evidence: [],
  messages: ['evidence'],
  sites: ['evidence'],
  store: ['evidence'],
  advice: ['evidence', '_locales'],
  pictures: ['evidence'],
  masking: ['evidence', 'pictures'],
  intake: ['evidence'],
  stamps: ['evidence'],
  word: ['evidence', 'advice', '_locales'],
  bundle: ['evidence', 'stamps', 'advice', 'word', 'masking', '_locales'],
  content: ['evidence', 'messages', 'sites'],
  background: [
    'evidence',
    'messages',
    'sites',
    'store',
    'advice',
    'intake',
    'stamps',
    'bundle',
    'pictures',
    'masking',
    '_locales',
  ],
  pages: [
    'evidence',
    'messages',
    'advice',
    '_locales',
    'store/read.ts',
    'store/rows.ts',
    'store/changes.ts',
    'bundle/verify',
    'stamps',
    'word',
    'pictures',
    'masking',
  ],
  command: ['evidence', 'stamps', 'bundle/verify', '_locales'],
  hotline: ['evidence', 'bundle/verify', 'stamps', 'intake', '_locales'],
};

interface Import {
  from: string;
  to: string;
  at: string;
  /** A bundled script's file name, not its code. */
  asFileName: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map(path => path.split(sep).join('/'));

function importsOf(path: string): Import[] {
  const lines = readFileSync(join(SRC, path), 'utf8').split('\n');
  return lines.flatMap((line, n) => {
    const found = /(?:from|import)\s*\(?\s*'(\.[^']+)'/.exec(line)?.[1];
    if (found === undefined) return [];
    const to = relative(SRC, resolve(SRC, path, '..', found.replace(/\?.*$/, '')));
    const at = `src/${path}:${n + 1}`;
    return [{ from: path, to: to.split(sep).join('/'), at, asFileName: found.endsWith('?iife') }];
  });
}

const imports = files.flatMap(importsOf);
const top = (path: string) => path.split('/')[0] ?? path;

test('every folder of src has a place in the table', () => {
  expect(new Set(files.map(top))).toEqual(new Set(Object.keys(MAY_IMPORT)));
});

test('arrows between folders go only where the table lets them', () => {
  const wrong = imports
    .filter(({ from, to, asFileName }) => top(from) !== top(to) && !asFileName)
    .filter(({ from, to }) => !(MAY_IMPORT[top(from)] ?? []).some(ok => to === ok || to.startsWith(`${ok}/`)))
    .map(({ from, to, at }) => `${at}: ${top(from)} may not import ${to}`);
  expect(wrong).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const circle = (path: string, way: string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    done.add(path);
    for (const { to } of imports.filter(({ from, asFileName }) => from === path && !asFileName)) {
      const found = circle(to, [...way, path]);
      if (found) return found;
    }
    return null;
  };
  expect(files.flatMap(path => circle(path, []) ?? [])).toEqual([]);
});
