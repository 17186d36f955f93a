import { beforeAll, expect, test } from 'vitest';
import pages from '../../src/_locales/ja/pages.json' with { type: 'json' };
import { sayFrom } from '../../src/_locales/say.ts';
import { speakWith } from '../../src/pages/say.ts';
import {
  answersOf,
  CONSENTS,
  type Draft,
  EMPTY_DRAFT,
  parseDraft,
  STEPS,
} from '../../src/pages/send/draft.ts';
import { stepAfter, stepBefore, stops, unanswered } from '../../src/pages/send/walk.ts';

beforeAll(() => speakWith(sayFrom(pages)));

const FULL: Draft = {
  ...EMPTY_DRAFT,
  relation: 'self',
  danger: 'no',
  logs: 'asked the site',
  explanation: '事実ではありません。',
  identifiability: '本名があります。',
  name: '見本 花子',
  email: ' hanako@example.jp ',
  consents: [...CONSENTS],
};

test('the questions come in the hotline’s own order, and each way back undoes a way on', () => {
  expect(STEPS).toEqual([
    'relation',
    'danger',
    'logs',
    'records',
    'about',
    'contact',
    'consent',
    'last look',
  ]);
  for (const step of STEPS) {
    const next = stepAfter(step);
    if (next !== null) expect(stepBefore(next)).toBe(step);
  }
  expect(stepAfter('last look')).toBe(null);
  expect(stepBefore('relation')).toBe(null);
});

test('nothing is left unasked: an empty draft is held at every question', () => {
  for (const step of STEPS.slice(0, -1)) expect(unanswered({ ...EMPTY_DRAFT, step }, 0)).not.toBe(null);
});

test('a full draft is held nowhere', () => {
  for (const step of STEPS) {
    expect(unanswered({ ...FULL, step }, 1)).toBe(null);
    expect(stops({ ...FULL, step })).toBe(false);
  }
});

test('the walk stops for those the hotline cannot take, and before logs are thought of', () => {
  expect(stops({ ...FULL, step: 'relation', relation: 'other' })).toBe(true);
  expect(stops({ ...FULL, step: 'logs', logs: 'not yet' })).toBe(true);
  expect(answersOf({ ...FULL, relation: 'other' })).toBe(null);
  expect(answersOf({ ...FULL, logs: 'not yet' })).toBe(null);
});

test('answers carry every sentence agreed to, as shown, and no answer without all of them', () => {
  const answers = answersOf(FULL);
  expect(answers).toMatchObject({ relation: 'self', email: 'hanako@example.jp', consent: true });
  expect(answers?.statements).toHaveLength(CONSENTS.length);
  expect(answers?.statements).toContain(pages.send_consent_traces.message);
  expect(answersOf({ ...FULL, consents: CONSENTS.slice(1) })).toBe(null);
});

test.each([
  ['a@b.jp', true],
  ['first.last+tag@mail.example.co.jp', true],
  ['', false],
  ['a@b', false],
  ['a b@c.jp', false],
  ['a@@b.jp', false],
  ['@b.jp', false],
])('“%s” is taken as an e-mail address: %s', (email, taken) => {
  expect(unanswered({ ...FULL, step: 'contact', email }, 1) === null).toBe(taken);
});

test('what was left unfinished comes back, and a damaged draft starts over', () => {
  expect(parseDraft(JSON.parse(JSON.stringify(FULL)))).toEqual(FULL);
  for (const damaged of [undefined, null, 7, { step: 'nowhere' }, { ...FULL, relation: 'cat' }]) {
    expect(parseDraft(damaged)).toEqual(EMPTY_DRAFT);
  }
});

test('no report is begun that the hotline would refuse for its length', () => {
  const draft = { ...FULL, step: 'records' } as const;
  expect(unanswered(draft, 1_000)).toBe(null);
  expect(unanswered(draft, 1_001)).toBe('send_too_many_records');
});
