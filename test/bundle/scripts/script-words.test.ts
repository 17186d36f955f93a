import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Say } from '../../../src/_locales/say.ts';
import { guide } from '../../../src/bundle/scripts/guide.ts';
import { checkingFiles, powerShellScript, shellScript } from '../../../src/bundle/scripts/index.ts';
import { powerShellWords, SCRIPT_WORDS, shellWords } from '../../../src/bundle/scripts/script-words.ts';
import { sayJapanese } from './say-japanese.ts';

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
const known: ReadonlySet<string> = new Set(SCRIPT_WORDS);

test('verify.sh says only what there are words for', () => {
  const script = shellScript(sayJapanese);
  const names = [
    ...matches(script, /\$w_([a-z_]+)/g),
    ...matches(script, /fail\("([a-z_]+)"/g),
    ...matches(script, /print "([a-z_]+)",/g),
  ];
  expect(names.filter(name => !known.has(name))).toEqual([]);
  expect(script).not.toContain('@words@');
});

test('verify.ps1 says only what there are words for', () => {
  const script = powerShellScript(sayJapanese);
  const names = [
    ...matches(script, /\$w\['([a-z_]+)'\]/g),
    ...matches(script, /(?:Broken|Not-Checked) '([a-z_]+)'/g),
    ...matches(script, /(?:Digest|Number|Read-Json) .*? '([a-z_]+)' (?:''|\$path)/g),
  ];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter(name => !known.has(name))).toEqual([]);
  expect(script).not.toContain('@words@');
});

test('Windows PowerShell finds UTF-8 by its mark, and lines that end as it ends them', () => {
  const script = powerShellScript(sayJapanese);
  expect(script.startsWith('\uFEFF#')).toBe(true);
  expect(script.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('words with signs of the languages in them stay words', () => {
  const odd: Say = (_key, ...values) => `it's ‘$(x)’ \`y\` 100 % {0} \\n "${values.join(',')}"`;
  const shell = spawnSync('sh', ['-c', `${shellWords(odd)}\nprintf "$w_changed" file`], { encoding: 'utf8' });
  expect(shell.stdout).toBe('it\'s ‘$(x)’ `y` 100 % {0} \\n "file,"');
  expect(powerShellWords(odd)).toContain(`'it''s ‘‘$(x)’’ \`y\` 100 % {{0}} \\n "{0},{1}"'`);
});

test('the guide names every way, with the commands to paste', () => {
  const text = guide(sayJapanese);
  for (const part of [
    'verify.html',
    'sh verify.sh',
    '-File verify.ps1',
    'openssl ts -verify',
    '■ 結果の読み方',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('\r');
});

test('four files go to the top of a bundle, whose names no file system writes otherwise', () => {
  const files = checkingFiles({ verifyHtml: '<!doctype html>', say: sayJapanese });
  expect(files.map(({ path }) => path)).toEqual([
    'verify.html',
    'verify.sh',
    'verify.ps1',
    '確認の手引き.txt',
  ]);
  for (const { path } of files) expect(path.normalize('NFD')).toBe(path);
});
