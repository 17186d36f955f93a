import { expect, test } from 'vitest';
import type { Evidence, PostTime } from '../../src/evidence/index.ts';
import { instantFromEpoch, MOST_REPORTED, parseEvidence } from '../../src/evidence/index.ts';
import { compileReportSchema } from '../../src/hotline/report-schema.ts';
import { buildReport, type IntakeReport } from '../../src/intake/report.ts';
import { NOW, sampleEvidence, sampleKept } from '../hotline/sample-record.ts';
import { ANSWERS } from '../hotline/sample-upload.ts';

const validate = compileReportSchema();
const bundle = { fileName: '束.zip', size: 1, sha256: '0'.repeat(64) };
const common = { shown: null, checks: [] };
const instant = instantFromEpoch(0);

function reportOn(evidence: Evidence): IntakeReport {
  const records = [{ ...sampleKept(parseEvidence(evidence)), enteredTime: null }];
  return buildReport({ answers: ANSWERS, records, bundle, now: NOW, statements: ['同意します。'] });
}

function withTime(time: PostTime): Evidence {
  const evidence = sampleEvidence();
  return { ...evidence, post: evidence.post && { ...evidence.post, time } };
}

test.for<[string, Evidence]>([
  ['a whole post', sampleEvidence()],
  ['a partial one', sampleEvidence({ partial: true })],
  ['a page without a post', { ...sampleEvidence(), post: null }],
  [
    'a relative time',
    withTime({
      kind: 'relative',
      raw: '3時間前',
      earliest: instant,
      latest: instant,
      source: 'page text',
      ...common,
    }),
  ],
  ['an unknown time', withTime({ kind: 'unknown', why: 'nothing on the page', raw: null, ...common })],
  ['a lone surrogate and a NUL', sampleEvidence({ text: '\ud800\u0000' })],
  ['the longest text', sampleEvidence({ text: 'あ'.repeat(200_000) })],
  [
    'an address with blanks and Japanese',
    { ...sampleEvidence(), page: { url: ' https://例え.example/ス レ?q=誹謗', title: '' } },
  ],
])('a report on any record follows the protocol: %s', ([, evidence]) => {
  const report = JSON.parse(JSON.stringify(reportOn(evidence)));
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
});

test('posts come address first, and what was read stays apart from what was typed', () => {
  const kept = {
    ...sampleKept(sampleEvidence()),
    enteredTime: {
      instant,
      precision: 'minute',
      zone: 'Asia/Tokyo',
      typed: '1970-01-01 09:00',
      enteredAt: instant,
    },
  } as const;
  const report = buildReport({ answers: ANSWERS, records: [kept], bundle, now: NOW, statements: ['はい'] });
  expect(report.posts[0]).toMatchObject({
    url: 'https://board.example/test/read.cgi/news/1700000000/42',
    number: '42',
    postedAt: { kind: 'absolute', precision: 'centisecond', certain: true },
    enteredTime: { typed: '1970-01-01 09:00' },
    author: { displayName: '架空の人', handle: null, id: '5ch ID: abCDefGH0' },
  });
  expect(validate(JSON.parse(JSON.stringify(report)))).toBe(true);
});

test('the screens know how many posts the protocol takes', () => {
  const records = Array.from({ length: MOST_REPORTED }, () => sampleKept(sampleEvidence()));
  const report = (of: typeof records) =>
    buildReport({ answers: ANSWERS, records: of, bundle, now: NOW, statements: ['同意します。'] });
  expect(validate(report(records))).toBe(true);
  expect(validate(report([...records, sampleKept(sampleEvidence())]))).toBe(false);
});
