import { type ComponentChild, render } from 'preact';
import { page } from 'vitest/browser';
import advice from '../../src/_locales/ja/advice.json' with { type: 'json' };
import clocks from '../../src/_locales/ja/clocks.json' with { type: 'json' };
import common from '../../src/_locales/ja/common.json' with { type: 'json' };
import documents from '../../src/_locales/ja/documents.json' with { type: 'json' };
import exhibits from '../../src/_locales/ja/exhibits.json' with { type: 'json' };
import letters from '../../src/_locales/ja/letters.json' with { type: 'json' };
import masking from '../../src/_locales/ja/masking.json' with { type: 'json' };
import pages from '../../src/_locales/ja/pages.json' with { type: 'json' };
import provider from '../../src/_locales/ja/provider.json' with { type: 'json' };
import stamping from '../../src/_locales/ja/stamping.json' with { type: 'json' };
import steps from '../../src/_locales/ja/steps.json' with { type: 'json' };
import verify from '../../src/_locales/ja/verify.json' with { type: 'json' };
import { sayFrom } from '../../src/_locales/say.ts';
import type { KeptRecord } from '../../src/evidence/index.ts';
import type { PageCalls } from '../../src/messages/calls.ts';
import type { ReminderSettings } from '../../src/messages/reminder-settings.ts';
import type { Settings } from '../../src/messages/settings.ts';
import type { StampSettings, StampTries } from '../../src/messages/stamp-settings.ts';
import { speakWith } from '../../src/pages/say.ts';
import { type Call, type Desk, DeskContext } from '../../src/pages/shared/desk.ts';
import type { SigningKey, StampTime } from '../../src/store/read.ts';
import type { ExportRow, RecordRow, SubmissionRow } from '../../src/store/rows.ts';

speakWith(
  sayFrom(
    common,
    pages,
    documents,
    advice,
    clocks,
    steps,
    stamping,
    verify,
    exhibits,
    letters,
    provider,
    masking,
  ),
);

type Answers = { [K in keyof PageCalls]?: PageCalls[K] };

/** A desk with everything on it in plain sight: what is kept, what was asked, what was opened. */
export interface FakeDesk extends Desk {
  records: KeptRecord[];
  growing: RecordRow[];
  exports: ExportRow[];
  submissions: SubmissionRow[];
  settings: Settings;
  key: SigningKey | null;
  stampTimes: StampTime[];
  stamping: StampSettings;
  stampTries: StampTries;
  reminder: ReminderSettings;
  mayBeNotified: boolean;
  unfinished: unknown;
  grants: boolean;
  asked: { call: string; request: unknown }[];
  opened: string[];
  copied: string[];
  downloaded: string[];
  downloadedFiles: Blob[];
  picturesRead: number;
  /** Tell the screens that the store changed. */
  changed(): void;
}

export function fakeDesk(answers: Answers = {}): FakeDesk {
  const listeners = new Set<() => void>();
  const picture = paintedPicture();
  const desk: FakeDesk = {
    records: [],
    growing: [],
    exports: [],
    submissions: [],
    settings: { captureOnOpen: true, wholePage: true, reload: false, endpoint: null },
    key: null,
    stampTimes: [],
    stamping: { authorities: [], anchors: false },
    stampTries: {},
    reminder: { on: false, kinds: ['file 3'], daysBefore: 7 },
    mayBeNotified: false,
    unfinished: undefined,
    grants: true,
    asked: [],
    opened: [],
    copied: [],
    downloaded: [],
    downloadedFiles: [],
    picturesRead: 0,
    changed: () => {
      for (const listener of listeners) listener();
    },
    call: (async (call: keyof PageCalls, request: never) => {
      desk.asked.push({ call, request });
      const answered = answers[call] as ((request: never) => unknown) | undefined;
      return answered?.(request);
    }) as unknown as Call,
    shelf: {
      readRecord: async id => {
        const growing = desk.growing.find(row => row.id === id);
        const sealed = desk.records.find(({ evidence }) => evidence.id === id);
        if (growing) return growing;
        if (!sealed) return null;
        const capturedAt = sealed.evidence.captured.device.instant;
        return { ...sealed, id, capturedAt, phase: 'sealed' };
      },
      recentRecords: async limit => desk.records.filter(({ supersededBy }) => !supersededBy).slice(0, limit),
      unexportedIds: async () =>
        desk.records.filter(({ exportedAt }) => !exportedAt).map(({ evidence }) => evidence.id),
      readFile: async (recordId, name) => {
        desk.picturesRead += 1;
        const [entry] = desk.records[0]?.evidence.files ?? [];
        return entry ? { recordId, name, entry, crc32: 0, blob: await picture } : null;
      },
      readMasking: async () => null,
      readExports: async () => desk.exports,
      readSubmissions: async () => desk.submissions,
      readSubmission: async id => desk.submissions.find(row => row.id === id) ?? null,
      signingKey: async () => desk.key,
      stampTimes: async () => desk.stampTimes,
    },
    onChange: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readSettings: async () => desk.settings,
    writeSettings: async patch => {
      desk.settings = { ...desk.settings, ...patch };
    },
    readStampSettings: async () => desk.stamping,
    writeStampSettings: async settings => {
      desk.stamping = settings;
    },
    readStampTries: async () => desk.stampTries,
    readReminderSettings: async () => desk.reminder,
    writeReminderSettings: async settings => {
      desk.reminder = settings;
    },
    askForNotifications: async () => {
      desk.asked.push({ call: 'askForNotifications', request: null });
      desk.mayBeNotified = desk.grants;
      return desk.grants;
    },
    mayNotify: async () => desk.mayBeNotified,
    activeTab: async () => 7,
    openPage: name => desk.opened.push(name),
    openOptions: () => desk.opened.push('options'),
    openSite: url => desk.opened.push(url),
    closeWindow: () => desk.opened.push('closed'),
    takeBundle: async id => {
      const row = desk.exports.find(({ id: other }) => other === id);
      return { file: new Blob(['zip']), fileName: row?.fileName ?? '' };
    },
    takeMaskedCopy: async () => ({ file: new Blob(['zip']), fileName: 'copy.zip' }),
    download: (file, name) => {
      desk.downloaded.push(name);
      desk.downloadedFiles.push(file);
    },
    askForOrigin: async (...patterns) => {
      for (const request of patterns) desk.asked.push({ call: 'askForOrigin', request });
      return desk.grants;
    },
    giveUpOrigin: async pattern => {
      desk.asked.push({ call: 'giveUpOrigin', request: pattern });
    },
    copy: async text => {
      desk.copied.push(text);
    },
    readUnfinished: async () => desk.unfinished,
    writeUnfinished: async value => {
      desk.unfinished = value;
    },
    clearUnfinished: async () => {
      desk.unfinished = undefined;
    },
    version: '0.1.0',
    canReload: true,
    shortcut: async () => 'Alt+Shift+K',
    shortcutPlace: 'options_shortcut_place',
  };
  return desk;
}

async function paintedPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 400);
  const paint = canvas.getContext('2d');
  if (!paint) throw new Error('no canvas');
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, 640, 400);
  paint.fillStyle = '#234';
  paint.font = '28px sans-serif';
  for (let line = 0; line < 9; line++) paint.fillText('見本の投稿 文字がならぶ', 20, 40 + line * 40);
  return canvas.convertToBlob();
}

/** Show `screen` with `desk` around it, in an empty document. */
export function show(desk: Desk, screen: ComponentChild, bodyClass = ''): void {
  document.body.className = bodyClass;
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(<DeskContext.Provider value={desk}>{screen}</DeskContext.Provider>, place);
}

export const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
export const text = (words: string | RegExp) => page.getByText(words);
