import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OPERATORS, operatorFor, siteName } from '../../src/advice/operator.ts';
import { isStale, warnedOfAge } from '../../src/advice/staleness.ts';
import { instantFromEpoch } from '../../src/evidence/index.ts';
import { say } from '../bundle/documents/sample-records.ts';

test.each([
  ['https://x.com/a/status/1', 'x'],
  ['https://mobile.twitter.com/a/status/1', 'x'],
  ['https://greta.5ch.io/test/read.cgi/poverty/1/42', 'five-channel'],
  ['https://itest.5ch.net/', 'five-channel'],
  ['https://mercury.bbspink.com/', 'five-channel'],
  ['https://bakusai.com/thr_res/acode=1/', 'bakusai'],
  ['https://www.google.com/maps/place/x', 'google-maps'],
  ['https://www.google.com/search?q=maps', 'generic'],
  ['https://www.google.com/mapsx', 'generic'],
  ['https://www.instagram.com/p/1/', 'meta'],
  ['https://detail.chiebukuro.yahoo.co.jp/qa/1', 'yahoo-chiebukuro'],
  ['https://ai.2ch.sc/test/read.cgi/x/1/', 'two-channel-sc'],
  ['https://2ch2.net/', 'tanuki'],
  ['https://note.com/a/n/b', 'note'],
  ['https://ameblo.jp/a/entry-1.html', 'ameba'],
  ['https://www.nicovideo.jp/watch/sm1', 'niconico'],
  ['https://openchat.line.me/jp', 'line'],
  ['https://finance.yahoo.co.jp/', 'yahoo-finance'],
  ['https://jbbs.shitaraba.net/', 'generic'],
  ['https://notx.com/', 'generic'],
  ['https://x.com.evil.example/', 'generic'],
  ['no address', 'generic'],
])('%s is run by %s', (url, key) => {
  expect(operatorFor(url).key).toBe(key);
});

test('a file in the folder is all it takes: its name is its key, and no host is claimed twice', () => {
  const names = readdirSync(join(import.meta.dirname, '../../src/advice/operators'));
  expect(OPERATORS.map(({ key }) => `${key}.json`).sort()).toEqual(names.sort());
  expect(OPERATORS.at(-1)?.key).toBe('generic');
  const hosts = OPERATORS.flatMap(operator => operator.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  for (const { hosts: own, key } of OPERATORS) {
    for (const host of own) expect([host, operatorFor(`https://${host}`).key]).toEqual([host, key]);
  }
});

test('what the ministry designated is told apart from what it did not, as of May 2025', () => {
  const keys = OPERATORS.filter(({ sevenDays }) => sevenDays.answer === 'designated').map(({ key }) => key);
  expect(keys).toEqual(
    'ameba bakusai line meta niconico pinterest tiktok x yahoo-chiebukuro yahoo-finance youtube'.split(' '),
  );
});

test('facts are stale a year after they were looked up, and not before', () => {
  const at = (day: string) => instantFromEpoch(Date.parse(`${day}T00:00:00Z`));
  expect(isStale('2026-11-23', at('2027-11-23'))).toBe(false);
  expect(isStale('2026-11-23', at('2027-11-24'))).toBe(true);
  expect(isStale('2026', at('2027-01-02'))).toBe(true);
  expect(isStale('2026-11-23', at('2020-01-01'))).toBe(false);
  const letter = { beforeSending: ['a'] };
  expect(warnedOfAge(letter, '2026-11-23', at('2027-11-23'), say)).toBe(letter);
  expect(warnedOfAge(letter, '2026-11-23', at('2027-11-24'), say).beforeSending).toEqual([
    'a',
    say('clock_stale'),
  ]);
});

test('each source an operator names is listed, and each is listed once', () => {
  for (const operator of OPERATORS) {
    const listed = operator.sources.map(source => source.id);
    expect(new Set(listed).size).toBe(listed.length);
    const { deletionLosesLogs, loginLogs, sevenDays, accountNeeded, contacts, notes } = operator;
    const named = [
      operator.operator,
      deletionLosesLogs,
      loginLogs,
      sevenDays,
      accountNeeded,
      ...contacts,
      ...notes,
    ]
      .map(fact => fact?.source ?? null)
      .filter(source => source !== null);
    expect(new Set(listed)).toEqual(new Set(named));
  }
});

test('an answer that is not unknown says how sure it is', () => {
  for (const { deletionLosesLogs, loginLogs, sevenDays, accountNeeded } of OPERATORS) {
    for (const { answer, certainty } of [deletionLosesLogs, loginLogs, sevenDays, accountNeeded]) {
      expect(certainty === null).toBe(answer === 'unknown');
    }
  }
});

test('what could not be confirmed is not asserted', () => {
  expect(operatorFor('https://x.com/').deletionLosesLogs.answer).toBe('unknown');
  expect(operatorFor('https://5ch.io/').notes.map(note => note.key)).toContain('advice_note_operator_2026');
  expect(operatorFor('https://bakusai.com/').deletionLosesLogs.answer).toBe('said');
});

test('a site nobody knows is called by its host', () => {
  expect(siteName(operatorFor('https://bbs.example.jp/1'), 'https://bbs.example.jp/1')).toBe(
    'bbs.example.jp',
  );
  expect(siteName(operatorFor('https://x.com/'), 'https://x.com/')).toBe('X(旧 Twitter)');
});
