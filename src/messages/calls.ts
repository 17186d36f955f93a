import type {
  CaptureReport,
  EnteredTime,
  FreshResponse,
  Instant,
  MaskPlan,
  OwnSeen,
  Post,
  Reading,
  SendAnswers,
  StepTaken,
  TilePlace,
  TourReport,
  Viewport,
  ZonedInstant,
} from '../evidence/index.ts';

/** As much as one custody event holds. */
export const NOTE_LENGTH = 2_000;

/** What started the capture. */
export type CaptureTrigger = 'toolbar' | 'context menu' | 'picker';

export type CaptureOutcome =
  /** Begun, or done: the record is in the store under `id`, still growing until its phase is `sealed`. */
  | { kind: 'started'; id: string }
  | { kind: 'skipped'; why: 'turned off' | 'browser page' | 'store page' | 'no tab' }
  /** The same page in the same tab was kept moments ago. */
  | { kind: 'skipped'; why: 'just captured'; id: string };

/** What a bundle holds beside records and documents, where asked for. */
export interface BundleExtras {
  webArchive: boolean;
  /** A PDF for each record. */
  exhibits: boolean;
  /** Records that share the provisional number of the one before them, as its branch (甲1の2). */
  branches: string[];
}

/** Pages of the extension → the service worker. Failures reject with a CallError. */
export interface PageCalls {
  /** Keep what `tabId` shows. Answers as soon as the record exists; the rest goes on without the caller. */
  capture(request: { tabId: number; trigger: CaptureTrigger; force: boolean }): CaptureOutcome;
  /** Let the person choose another post on the page. The new record supersedes `recordId`. */
  startPicker(request: { tabId: number; recordId: string | null }): void;
  /** Be content with what was kept of a page that is still being photographed. */
  stopCapture(request: { recordId: string }): void;
  /** The chosen post is the right one. */
  confirmPost(request: { recordId: string }): void;
  /** Keep a time the person typed, beside (never instead of) what was read. */
  enterTime(request: { recordId: string; time: EnteredTime }): void;
  /** Keep the person's note on a record, in place of an earlier one. At most NOTE_LENGTH characters. */
  addNote(request: { recordId: string; text: string }): void;
  /** Note what the person did about posts, or learned, in place of what was noted before; null takes it back. */
  noteStep(request: { recordIds: string[]; step: StepTaken; value: string | null }): void;
  /** Delete the record's pictures and text. The custody log keeps that it was discarded. */
  discard(request: { recordId: string }): void;
  /** Make a bundle of these records. Progress and result are in the store's export row. */
  startExport(request: { recordIds: string[] } & BundleExtras): { exportId: string };
  cancelExport(request: { exportId: string }): void;
  /**
   * Pass a finished bundle as a Blob to the BroadcastChannel `channel`, which the page has opened; where `inOutbox`, it lies in
   * the origin-private file system instead. A bundle of an earlier run of the worker is made anew first, under a new name.
   */
  handOver(request: { exportId: string; channel: string }): { fileName: string; inOutbox: boolean };
  /** Keep what is to be covered in copies of a record for others. The record stays as it is. */
  saveMasks(request: { recordId: string; plan: MaskPlan }): void;
  /**
   * Make a copy of a record with what was saved covered, and pass it as a Blob to the BroadcastChannel `channel`. Refused until
   * every picture was looked through.
   */
  makeMaskedCopy(request: { recordId: string; channel: string }): { fileName: string };
  /** The page handed the finished zip to the browser's download. */
  exportSaved(request: { exportId: string }): void;
  /** Pack the bundle and word the report, ready for a last look. Nothing leaves the device. */
  prepareSubmission(request: { recordIds: string[]; answers: SendAnswers }): { submissionId: string };
  /** Send what was prepared, or send it again after a failure under the same idempotency key. */
  submit(request: { submissionId: string }): void;
  /** Give up a submission that was not accepted, with its copy of the answers and of the bundle. */
  dropSubmission(request: { submissionId: string }): void;
  /** Put a new signing key in the place of the one in use. */
  renewKey(request: Record<string, never>): void;
  /** Look for dates that came near, by the settings as they stand, and plan the next look. */
  lookAtReminders(request: Record<string, never>): void;
  /** The person saw which records have a date that is near. */
  remindersSeen(request: Record<string, never>): void;
  /** Ask an authority for one stamp, to see that it works. */
  tryAuthority(request: { url: string }): AuthorityTried;
  /** Ask the chosen authorities for a stamp of what has none yet. Answers at once. */
  stampNow(request: Record<string, never>): void;
}

export type AuthorityTried =
  | {
      kind: 'stamped';
      /** By the authority's clock. */
      time: Instant;
      /** Match patterns of the places that have what it takes to check the stamp later, and may not be asked yet. */
      morePatterns: string[];
    }
  | { kind: 'failed'; why: string; detail: string };

/** What the reader should look for: the post pointed at, by what the browser tells of the click. */
export interface ReadTarget {
  /** Read the post the picker took. */
  picked: boolean;
  /** The context menu's link and selected text, where there were any. */
  linkUrl: string | null;
  selectionText: string | null;
  /** The context menu was opened on the page, and the press may have left the caret there. */
  contextMenu: boolean;
}

/** The service worker → the content script. */
export interface ContentCalls {
  /** The window now, and a count that moves when the page is hidden, navigated within, scrolled or resized. */
  measure(request: Record<string, never>): Measure;
  read(request: { target: ReadTarget }): Reading;
  /** Where the post last read lies now; null where it is not drawn, or none was found. */
  postBox(request: Record<string, never>): PostBox | null;
  /** Where the window shows the account that looks at the page now; null where the site's reader does not know. */
  ownSeen(request: Record<string, never>): { own: OwnSeen; measure: Measure } | null;
  /** Scroll the post last read into the window where it is not, and wait until it is drawn. */
  showPost(request: Record<string, never>): void;
  /** Scroll back to where the page stood before `showPost`. */
  leavePost(request: Record<string, never>): void;
  /** Write the page down as it is now. Answers when all of it was seen; its pictures may still be on their way. */
  snapshotStart(request: Record<string, never>): { url: string; takenAt: ZonedInstant };
  /** What was begun, when it is complete or its time is up. */
  snapshotText(request: Record<string, never>): SnapshotText;
  /** Ask the page's server for the same address again. `body` is Base64. */
  freshResponse(request: Record<string, never>): { about: FreshResponse; body: string };
  /** Begin to show the page screen by screen. A tour under way is ended first. */
  tourStart(request: Record<string, never>): TourStand;
  /** Scroll there and wait until it is drawn. Tiles are numbered from 1; a repeated number is the same tile again. */
  tourStep(request: { number: number; x: number; y: number }): TourStand;
  tourLook(request: Record<string, never>): TourStand;
  /** Put the page back as it was. `posts` are those seen on the way that the reading does not hold. */
  tourEnd(request: Record<string, never>): { report: TourReport; posts: Post[] };
  /** Outline posts under the pointer until one is clicked or Esc is pressed. */
  startPicker(request: { labels: { hint: string } }): void;
}

/** The page as one self-contained HTML text. */
export interface SnapshotText {
  html: string;
  /** The page was larger than a snapshot may be. */
  cut: boolean;
  lacking: CaptureReport['snapshotLacks'];
  lackingMore: number;
}

/** A rectangle, CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PostBox {
  /** From the window's left top corner. */
  inWindow: Box;
  /** A header or a bar that stays in the window lies over it there. */
  covered: boolean;
  /** From the left top corner of what is scrolled to see the whole page. */
  inContent: Box;
  measure: Measure;
}

/** How the page stands on a tour. */
export interface TourStand {
  place: Omit<TilePlace, 'number'>;
  /** The page runs from right to left: what lies outside the window lies to the left. */
  rightToLeft: boolean;
  /** How often what is toured was scrolled since the tour began. */
  scrolls: number;
  /** Dialogs and popovers that lie over the page. */
  covers: number;
  measure: Measure;
  /** The person's own places in the window now. */
  own: OwnSeen['places'];
}

export interface Measure {
  url: string;
  title: string;
  visible: boolean;
  /** When this document was begun (`performance.timeOrigin`): it tells a page from the same page loaded anew. */
  openedAt: number;
  /** The browser has drawn something of this document: until then its window shows the document before. */
  painted: boolean;
  viewport: Viewport;
  /** Times since injection that the page was hidden, changed address, scrolled or resized. */
  disturbances: { hidden: number; navigated: number; scrolled: number; resized: number };
}

/** The content script → the service worker. */
export interface ContentReports {
  picked(request: Record<string, never>): void;
  pickerLeft(request: Record<string, never>): void;
}
