import type { Evidence, Instant, KeptRecord, Post, PostTime } from '../../src/evidence/index.ts';

export const at = (text: string) => text as Instant;
const zoned = (text: string) => ({ instant: at(text), zone: 'Asia/Tokyo', offset: '+09:00' });

export const EXACT: PostTime = {
  kind: 'absolute',
  instant: at('2026-08-18T09:28:34.123Z'),
  precision: 'millisecond',
  zone: { id: 'UTC', offset: '+00:00', basis: 'stated', why: 'fixed by the id' },
  source: 'post id',
  raw: '2028567281866027316',
  certain: true,
  shown: '午後6:28 · 2026年8月18日',
  checks: [],
};
export const ABOUT: PostTime = {
  kind: 'relative',
  raw: '3時間前',
  earliest: at('2026-08-18T05:00:00.000Z'),
  latest: at('2026-08-18T06:00:00.000Z'),
  source: 'page text',
  shown: '3時間前',
  checks: [],
};
export const UNKNOWN: PostTime = {
  kind: 'unknown',
  why: 'nothing on the page',
  raw: null,
  shown: null,
  checks: [],
};

export function samplePost(time: PostTime = EXACT): Post {
  return {
    site: 'x',
    permalink: {
      kind: 'known',
      url: 'https://x.com/example_user/status/2028567281866027316',
      basis: 'link around the time',
    },
    id: '2028567281866027316',
    number: null,
    thread: null,
    parentUrl: null,
    author: { displayName: '見本 太郎', handle: 'example_user', immutableId: null, profileUrl: null },
    time,
    text: 'これは見本の投稿です。\n二行目。',
    images: [],
    anchors: [],
    quoted: [],
  };
}

/** A sealed record; `change` overrides parts of its evidence, `around` what was added later. */
export function sampleRecord(
  change: Partial<Evidence> = {},
  around: Partial<Omit<KeptRecord, 'evidence'>> = {},
): KeptRecord {
  return {
    evidence: {
      schema: 1,
      id: crypto.randomUUID(),
      captured: { device: zoned('2026-08-18T10:02:11.000Z'), independent: [], trigger: 'toolbar' },
      page: { url: 'https://x.com/example_user/status/2028567281866027316?s=20', title: '見本' },
      post: samplePost(),
      focus: { basis: 'page address', sure: true },
      files: [
        {
          name: 'visible.png',
          role: 'visible picture',
          mediaType: 'image/png',
          size: 1234,
          sha256: 'a'.repeat(64),
          made: {
            at: zoned('2026-08-18T10:02:11.000Z'),
            how: 'tabs.captureVisibleTab',
            viewport: null,
            width: null,
            height: null,
          },
        },
      ],
      environment: {
        userAgent: 'test',
        browser: 'test',
        os: 'test',
        locale: 'ja',
        zone: 'Asia/Tokyo',
        zoom: 1,
        extensionVersion: '0.1.0',
        extensionCommit: 'test',
      },
      state: { kind: 'complete' },
      supersedes: null,
      ...change,
    },
    sha256: 'b'.repeat(64),
    enteredTime: null,
    postConfirmed: false,
    exportedAt: null,
    sentAt: null,
    supersededBy: null,
    ...around,
  };
}
