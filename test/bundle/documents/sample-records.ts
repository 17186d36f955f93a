import jaAdvice from '../../../src/_locales/ja/advice.json' with { type: 'json' };
import jaClocks from '../../../src/_locales/ja/clocks.json' with { type: 'json' };
import jaDocuments from '../../../src/_locales/ja/documents.json' with { type: 'json' };
import jaExhibits from '../../../src/_locales/ja/exhibits.json' with { type: 'json' };
import jaLetters from '../../../src/_locales/ja/letters.json' with { type: 'json' };
import jaLists from '../../../src/_locales/ja/lists.json' with { type: 'json' };
import jaPolice from '../../../src/_locales/ja/police.json' with { type: 'json' };
import { sayFrom } from '../../../src/_locales/say.ts';
import type { Evidence, Instant, KeptRecord, Post, ZonedInstant } from '../../../src/evidence/index.ts';
import { parseEvidence } from '../../../src/evidence/index.ts';

export const say = sayFrom(jaAdvice, jaClocks, jaDocuments, jaExhibits, jaLetters, jaLists, jaPolice);

export function at(instant: string): ZonedInstant {
  return { instant: instant as Instant, zone: 'Asia/Tokyo', offset: '+09:00' };
}

export const MADE = at('2026-11-23T03:00:00.000Z');

const ID = '6f1c2a34-5b6d-4e7f-8a90-00000000000';

/** A post on X with everything known. Made up; no such account or post. */
export const POST: Post = {
  site: 'x',
  permalink: {
    kind: 'known',
    url: 'https://x.com/example_account/status/2061100000000000000',
    basis: 'link around the time',
  },
  id: '2061100000000000000',
  number: null,
  thread: null,
  parentUrl: null,
  author: {
    displayName: '見本の表示名',
    handle: 'example_account',
    immutableId: { scheme: 'x user id', value: '1234567890' },
    profileUrl: 'https://x.com/example_account',
  },
  time: {
    kind: 'absolute',
    instant: '2026-05-31T15:00:00.000Z' as Instant,
    precision: 'second',
    zone: { id: 'UTC', offset: '+00:00', basis: 'stated', why: 'Z' },
    source: 'time@datetime',
    raw: '2026-05-31T15:00:00.000Z',
    certain: true,
    shown: '午前0:00 · 2026年6月1日',
    checks: [],
  },
  text: 'これは見本の投稿です。\n二行目もあります。',
  images: [],
  anchors: [],
  quoted: [],
};

interface Changes {
  number?: number;
  post?: Post | null;
  evidence?: Partial<Evidence>;
  kept?: Partial<KeptRecord>;
}

/** A kept record, checked against the format. */
export function record({ number = 1, post = POST, evidence = {}, kept = {} }: Changes = {}): KeptRecord {
  const sealed = parseEvidence({
    schema: 1,
    id: `${ID}${number}`,
    captured: { device: at('2026-06-02T01:02:03.004Z'), independent: [], trigger: 'toolbar' },
    page: { url: 'https://x.com/example_account/status/2061100000000000000?s=20', title: '見本 / X' },
    post,
    focus: { basis: 'page address', sure: true },
    files: [
      {
        name: 'visible.png',
        role: 'visible picture',
        mediaType: 'image/png',
        size: 123456,
        sha256: 'a1'.repeat(32),
        made: {
          at: at('2026-06-02T01:02:03.104Z'),
          how: 'tabs.captureVisibleTab',
          viewport: null,
          width: 1280,
          height: 800,
        },
      },
      {
        name: 'reading.json',
        role: 'reading',
        mediaType: 'application/json',
        size: 4321,
        sha256: 'b2'.repeat(32),
        made: {
          at: at('2026-06-02T01:02:03.204Z'),
          how: 'content read',
          viewport: null,
          width: null,
          height: null,
        },
      },
    ],
    environment: {
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36',
      browser: 'Google Chrome 148.0.7000.1',
      os: 'Windows 15.0.0',
      locale: 'ja',
      zone: 'Asia/Tokyo',
      zoom: 1,
      extensionVersion: '0.1.0',
      extensionCommit: 'abcdef0',
    },
    state: { kind: 'complete' },
    supersedes: null,
    ...evidence,
  });
  return {
    evidence: sealed,
    sha256: 'c3'.repeat(32),
    enteredTime: null,
    postConfirmed: false,
    exportedAt: null,
    sentAt: null,
    supersededBy: null,
    ...kept,
  };
}

/** A reply on a bulletin board: the time only to the minute, no id of the author. */
export const BBS_POST: Post = {
  ...POST,
  site: 'bakusai',
  permalink: {
    kind: 'known',
    url: 'https://bakusai.com/thr_res_show/acode=3/ctgid=104/bid=999/tid=1234567/rrid=42/',
    basis: 'composed',
  },
  id: '42',
  number: '42',
  thread: {
    url: 'https://bakusai.com/thr_res/acode=3/ctgid=104/bid=999/tid=1234567/tp=1/',
    title: '見本のスレッド Part 3',
  },
  author: { displayName: '匿名さん', handle: null, immutableId: null, profileUrl: null },
  time: {
    kind: 'absolute',
    instant: '2026-10-20T12:34:00.000Z' as Instant,
    precision: 'minute',
    zone: { id: 'Asia/Tokyo', offset: '+09:00', basis: 'assumed', why: 'site rule' },
    source: 'microdata',
    raw: '2026/10/20 21:34',
    certain: true,
    shown: '2026/10/20 21:34',
    checks: [],
  },
  anchors: ['>>12', '>>40'],
};

/** A comment whose page shows only 「3時間前」. */
export const RELATIVE_POST: Post = {
  ...POST,
  site: 'youtube',
  permalink: { kind: 'unknown', why: 'the page gives none' },
  id: null,
  time: {
    kind: 'relative',
    raw: '3 週間前',
    earliest: '2026-10-23T01:02:03.000Z' as Instant,
    latest: '2026-11-02T01:02:03.000Z' as Instant,
    source: 'page text',
    shown: '3 週間前',
    checks: [],
  },
};

/** Everything a page could put into a record to break out of a document. */
export const HOSTILE_POST: Post = {
  ...POST,
  permalink: {
    kind: 'known',
    url: 'https://evil.example/"onmouseover="alert(1)/\u202e</style><script>alert(1)</script>',
    basis: 'address bar',
  },
  number: '"><img src=x onerror=alert(1)>',
  thread: {
    url: 'https://evil.example/</a><script>alert(2)</script>',
    title: '</title><script>alert(3)</script>',
  },
  author: {
    displayName: '\u202e</bdi></style><script>alert(4)</script>\u2069',
    handle: '=HYPERLINK("https://evil.example","x")',
    immutableId: { scheme: '<b>', value: '+1+1' },
    profileUrl: 'https://evil.example/"><svg onload=alert(5)>',
  },
  text: `</style><script>alert(6)</script>\u202ejavascript:alert(7)\u2069\n=cmd|' /C calc'!A0\0`,
  images: [{ url: 'https://evil.example/a.png', alt: '" onerror="alert(8)' }],
  anchors: ['<script>'],
  quoted: [
    { url: 'https://evil.example/q', author: '<script>q</script>', text: '<iframe src=//evil.example>' },
  ],
};
