import { expect, test } from 'vitest';
import { OPERATORS, operatorFor, siteName } from '../../src/advice/operator.ts';

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
  ['https://2ch.sc/', 'generic'],
  ['https://notx.com/', 'generic'],
  ['https://x.com.evil.example/', 'generic'],
  ['no address', 'generic'],
])('%s is run by %s', (url, key) => {
  expect(operatorFor(url).key).toBe(key);
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
    expect(operator.checked).toBe('2026-11-23');
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
