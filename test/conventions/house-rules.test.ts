import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => ({ path: join(folder, path), text: readFileSync(join(ROOT, folder, path), 'utf8') }));
}

/** Lines of src that match, as `file:line: why`. */
function lines(pattern: RegExp, why: string): string[] {
  return sources('src').flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, n) =>
        pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [`${path}:${n + 1}: ${why}`] : [],
      ),
  );
}

test('page text never becomes markup', () => {
  const pattern = /innerHTML\s*=|outerHTML\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML/;
  expect(lines(pattern, 'build nodes or use JSX, which escapes')).toEqual([]);
});

test('types are not switched off', () => {
  const pattern = /@ts-(ignore|expect-error|nocheck)|\bas any\b|:\s*any\b|<any>/;
  expect(lines(pattern, 'use unknown and a parser that throws')).toEqual([]);
});

test('files are named for one thing, in kebab-case, and stay readable in one sitting', () => {
  const wrong = sources('src').flatMap(({ path, text }) => {
    const name = path.split('/').at(-1) ?? '';
    const long = text.split('\n').length > 400 ? [`${path}: over 400 lines`] : [];
    const odd = /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/.test(name) ? [] : [`${path}: not kebab-case`];
    const vague = /\/(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path)
      ? [`${path}: name it by what it knows`]
      : [];
    return [...long, ...odd, ...vague];
  });
  expect(wrong).toEqual([]);
});

test('the extension API is asked for in few places, so that everything else runs in a test', () => {
  const allowed = /^src\/(background|messages|pages|content)\//;
  const importers = sources('src').filter(({ text }) => text.includes("'webextension-polyfill'"));
  expect(importers.map(({ path }) => path).filter(path => !allowed.test(path))).toEqual([]);
});

test('the manifest asks for nothing that warns at install', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'));
  const silent = [
    'activeTab',
    'scripting',
    'storage',
    'unlimitedStorage',
    'contextMenus',
    'alarms',
    'offscreen',
  ];
  expect(manifest.permissions.filter((name: string) => !silent.includes(name))).toEqual([]);
  expect(manifest.host_permissions).toBeUndefined();
  expect(manifest.content_scripts).toBeUndefined();
  expect(JSON.stringify(manifest)).not.toContain('<all_urls>');
});

test('both languages say the same things with the same blanks', () => {
  const read = (language: string, part: string): Record<string, { message: string }> =>
    JSON.parse(readFileSync(join(ROOT, 'src/_locales', language, part), 'utf8'));
  const blanks = (message: string) => [...message.matchAll(/\$[1-9]/g)].map(([blank]) => blank).sort();
  const wrong = readdirSync(join(ROOT, 'src/_locales/ja')).flatMap(part => {
    const [ja, en] = [read('ja', part), read('en', part)];
    const keys = [...new Set([...Object.keys(ja), ...Object.keys(en)])];
    return keys.filter(key => {
      const [one, other] = [ja[key]?.message, en[key]?.message];
      return !one || !other || String(new Set(blanks(one)).size) !== String(new Set(blanks(other)).size);
    });
  });
  expect(wrong).toEqual([]);
});

test('no sentence has the name of another: the parts of a language become one file', () => {
  const parts = readdirSync(join(ROOT, 'src/_locales/ja')).map(part => ({
    part,
    keys: Object.keys(JSON.parse(readFileSync(join(ROOT, 'src/_locales/ja', part), 'utf8'))),
  }));
  const twice = parts.flatMap(({ part, keys }) =>
    keys.flatMap(key =>
      parts.some(other => other.part !== part && other.keys.includes(key)) ? [`${part}: ${key}`] : [],
    ),
  );
  expect(twice).toEqual([]);
});
