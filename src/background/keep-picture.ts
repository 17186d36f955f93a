import type { Missing } from '../evidence/index.ts';
import type { Picture } from './camera.ts';
import type { FirstLook } from './first-look.ts';
import { detailOf, isFull, keepFile } from './keep-file.ts';

export const VISIBLE = 'visible.png';

export type KeptPicture =
  | { kind: 'kept'; picture: Omit<Picture, 'bytes'> }
  | { kind: 'not kept'; missing: Missing };

/** Keep the picture of the first look. */
export async function keepPicture(recordId: string, first: FirstLook): Promise<KeptPicture> {
  const notKept = (why: Missing['why'], detail: string): KeptPicture => ({
    kind: 'not kept',
    missing: { what: 'picture', why, detail },
  });
  try {
    const photo = await first.photo;
    if (photo.kind === 'failed') throw photo.problem;
    if (photo.kind === 'not taken') return notKept(photo.why, '');
    const { bytes, ...picture } = photo.picture;
    const { at, viewport, width, height } = picture;
    const made = { at, how: 'tabs.captureVisibleTab', viewport, width, height };
    const facts = { name: VISIBLE, role: 'visible picture', mediaType: 'image/png', made } as const;
    await keepFile(recordId, facts, bytes);
    return { kind: 'kept', picture };
  } catch (problem) {
    return notKept(isFull(problem) ? 'storage failed' : 'capture refused', detailOf(problem));
  }
}
