import type { FileEntry, KeptRecord } from '../../evidence/index.ts';

/** The picture that shows the post: with its frame, else the window as it stood; undefined where there is neither. */
export function postPicture({ evidence: { files } }: KeptRecord): FileEntry | undefined {
  return (
    files.find(({ role }) => role === 'post picture') ?? files.find(({ role }) => role === 'visible picture')
  );
}
