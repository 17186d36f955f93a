import { deviceTime, EVIDENCE_SCHEMA, type Evidence, type FileEntry } from '../../src/evidence/index.ts';

/** A made-up record of a made-up post. */
export function sampleEvidence(changes: Partial<Evidence> = {}): Evidence {
  return {
    schema: EVIDENCE_SCHEMA,
    id: crypto.randomUUID(),
    captured: { device: deviceTime(), independent: [], trigger: 'toolbar' },
    page: { url: 'https://board.example/thread/7', title: '町内のうわさ' },
    post: null,
    focus: null,
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
    state: { kind: 'complete' },
    supersedes: null,
    ...changes,
  };
}

export function sampleEntry(changes: Partial<FileEntry> = {}): FileEntry {
  return {
    name: 'visible.png',
    role: 'visible picture',
    mediaType: 'image/png',
    size: 3,
    sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
    made: { at: deviceTime(), how: 'test', viewport: null, width: 1, height: 1 },
    ...changes,
  };
}
