import browser from 'webextension-polyfill';
import type { ContentReports, PageCalls } from '../messages/calls.ts';
import { answerCalls, isContentScript, isOwnPage } from '../messages/rpc.ts';
import { renewKey } from '../store/append-events.ts';
import { putMaskPlan } from '../store/masking-rows.ts';
import { amendRecords, discardRecord } from '../store/write.ts';
import { tryAuthority } from './ask-for-stamp.ts';
import { capture, NOTHING_POINTED_AT } from './capture.ts';
import { pickerLeft, postPicked, startPicker } from './choose-post.ts';
import { resumeComparisons } from './compare-saved.ts';
import { offerInContextMenu, onContextMenu } from './context-menu.ts';
import { clearOldShelves } from './exhibit-shelf.ts';
import { cancelExport, handOver, markSaved, resumeExports, startExport } from './export.ts';
import { makeMaskedCopy } from './masked-copy.ts';
import { noteStep } from './note-step.ts';
import { lookAtReminders, onReminder, remindersSeen } from './reminding.ts';
import { resumeCaptures } from './resume.ts';
import { onceARun } from './session-memory.ts';
import { onStampAlarm, stampNewest } from './stamping.ts';
import { dropSubmission, prepareSubmission, resumeSubmissions, submit } from './submit.ts';
import { stopCapture } from './under-way.ts';
import { onResumeAlarm } from './working.ts';

answerCalls<PageCalls>(
  'background',
  {
    capture: request => capture({ ...request, target: NOTHING_POINTED_AT, supersedes: null }),
    startPicker: ({ tabId, recordId }) => startPicker(tabId, recordId),
    stopCapture: ({ recordId }) => stopCapture(recordId),
    confirmPost: ({ recordId }) =>
      amendRecords([recordId], { postConfirmed: true }, { kind: 'post confirmed', detail: {} }),
    enterTime: ({ recordId, time }) =>
      amendRecords(
        [recordId],
        { enteredTime: time },
        { kind: 'time entered', detail: { typed: time.typed } },
      ),
    addNote: ({ recordId, text }) =>
      amendRecords([recordId], { note: text }, { kind: 'note added', detail: { text } }),
    noteStep: ({ recordIds, step, value }) => noteStep(recordIds, step, value),
    discard: ({ recordId }) => discardRecord(recordId),
    startExport: ({ recordIds, ...extras }) => startExport(recordIds, extras),
    cancelExport: ({ exportId }) => cancelExport(exportId),
    handOver: ({ exportId, channel }) => handOver(exportId, channel),
    saveMasks: ({ recordId, plan }) => putMaskPlan(recordId, plan),
    makeMaskedCopy: ({ recordId, channel }) => makeMaskedCopy(recordId, channel),
    exportSaved: ({ exportId }) => markSaved(exportId),
    prepareSubmission: ({ recordIds, answers }) => prepareSubmission(recordIds, answers),
    submit: ({ submissionId }) => submit(submissionId),
    dropSubmission: ({ submissionId }) => dropSubmission(submissionId),
    renewKey: () => renewKey(),
    lookAtReminders: () => lookAtReminders(),
    remindersSeen: () => remindersSeen(),
    tryAuthority: ({ url }) => tryAuthority(url),
    stampNow: () => void stampNewest(true),
  },
  isOwnPage,
);

answerCalls<ContentReports>(
  'background',
  {
    picked: (_, sender) => postPicked(sender.tab?.id ?? -1),
    pickerLeft: (_, sender) => pickerLeft(sender.tab?.id ?? -1),
  },
  isContentScript,
);

async function resume(): Promise<void> {
  await resumeCaptures();
  await resumeExports();
  await resumeSubmissions();
  await stampNewest();
  await resumeComparisons();
}

onContextMenu();
onResumeAlarm(() => void resume());
onStampAlarm();
onReminder();
browser.runtime.onInstalled.addListener(() => void offerInContextMenu());
// Registered so that a start of the browser starts this worker, and with it what was cut off.
browser.runtime.onStartup.addListener(() => undefined);
void onceARun('shelves', clearOldShelves).catch(problem => console.error('old PDFs stay', problem));
void resume();
void lookAtReminders();
