import type { FileEntry } from '../evidence/index.ts';

/**
 * The pictures that a copy for others holds: the window, the post with its frame, the whole page as sheets (else as it was
 * photographed), the page loaded anew. Tiles show what sheets show, and the exhibit picture is made anew as a PDF.
 */
export function maskedPictures(files: readonly FileEntry[]): FileEntry[] {
  const of = (role: FileEntry['role']) =>
    files.filter(file => file.role === role && file.mediaType === 'image/png');
  const whole = [of('stitched picture'), of('page shot'), of('page tile')].find(({ length }) => length > 0);
  return [...of('visible picture'), ...of('post picture'), ...(whole ?? []), ...of('reloaded picture')];
}
