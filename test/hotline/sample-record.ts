import {
  type Evidence,
  instantFromEpoch,
  type KeptRecord,
  type ZonedInstant,
} from '../../src/evidence/index.ts';

export const NOW: ZonedInstant = {
  instant: instantFromEpoch(Date.UTC(2026, 10, 23, 3, 4, 5)),
  zone: 'Asia/Tokyo',
  offset: '+09:00',
};

export interface Wanted {
  id?: string;
  text?: string;
  displayName?: string;
  partial?: boolean;
}

/** A sealed record of one post. */
export function sampleEvidence(wanted: Wanted = {}): Evidence {
  const {
    id = crypto.randomUUID(),
    text = '架空の投稿です。',
    displayName = '架空の人',
    partial = false,
  } = wanted;
  return {
    schema: 1,
    id,
    captured: { device: NOW, independent: [], trigger: 'toolbar' },
    page: { url: 'https://board.example/test/read.cgi/news/1700000000/', title: '架空のスレッド' },
    post: {
      site: '5ch',
      permalink: {
        kind: 'known',
        url: 'https://board.example/test/read.cgi/news/1700000000/42',
        basis: 'composed',
      },
      id: '42',
      number: '42',
      thread: { url: 'https://board.example/test/read.cgi/news/1700000000/', title: '架空のスレッド' },
      parentUrl: null,
      author: {
        displayName,
        handle: null,
        immutableId: { scheme: '5ch ID', value: 'abCDefGH0' },
        profileUrl: null,
      },
      time: {
        kind: 'absolute',
        instant: instantFromEpoch(Date.UTC(2026, 10, 20, 9, 28, 34)),
        precision: 'centisecond',
        zone: { id: 'Asia/Tokyo', offset: '+09:00', basis: 'assumed', why: 'site rule' },
        source: 'page text',
        raw: '2026/11/20(金) 18:28:34.56',
        certain: true,
        shown: '2026/11/20(金) 18:28:34.56',
        checks: [],
      },
      text,
      images: [],
      anchors: [],
      quoted: [],
    },
    focus: { basis: 'under the click', sure: true },
    files: [],
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
    state: partial
      ? { kind: 'partial', missing: [{ what: 'picture', why: 'tab switched', detail: '' }] }
      : { kind: 'complete' },
    supersedes: null,
  };
}

export function sampleKept(evidence: Evidence): KeptRecord {
  return {
    evidence,
    sha256: '0'.repeat(64),
    enteredTime: null,
    postConfirmed: true,
    exportedAt: null,
    sentAt: null,
    supersededBy: null,
  };
}
