import type { Evidence, FileEntry } from '../../evidence/index.ts';

/**
 * What an exhibit holds of pictures, bytes. Courts' filing took 50 MB at a time (a memo of 2022, since unconfirmed); it also
 * bounds what is held in memory.
 */
export const MOST_PICTURE_BYTES = 40_000_000;

export interface PictureChoice {
  shown: FileEntry[];
  /** For which there was no room. */
  leftOut: FileEntry[];
}

/**
 * The pictures of a record in the order people need them: the post with its frame, then the whole page as sheets, else as
 * what it was photographed in, and the page loaded anew.
 */
export function choosePictures({ files }: Evidence, most = MOST_PICTURE_BYTES): PictureChoice {
  const of = (role: FileEntry['role']) =>
    files.filter(file => file.role === role && file.mediaType === 'image/png');
  const whole = [of('stitched picture'), of('page shot'), of('page tile')].find(({ length }) => length > 0);
  const wanted = [
    ...of('post picture'),
    // The window as it stood is the original of the framed post, and mostly the first screen of the page.
    ...(whole && of('post picture').length > 0 ? [] : of('visible picture')),
    ...(whole ?? []),
    ...of('reloaded picture'),
  ];
  const choice: PictureChoice = { shown: [], leftOut: [] };
  let bytes = 0;
  for (const file of wanted) {
    const fits = bytes + file.size <= most;
    choice[fits ? 'shown' : 'leftOut'].push(file);
    if (fits) bytes += file.size;
  }
  return choice;
}
