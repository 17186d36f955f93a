import type { MessageKey } from '../../_locales/say.ts';
import type { FileEntry } from '../../evidence/index.ts';

/** What each kind of picture is, in words; bundles call them the same. */
export const PICTURE_WORDS: Partial<Record<FileEntry['role'], MessageKey>> = {
  'visible picture': 'doc_role_visible_picture',
  'page tile': 'doc_role_page_tile',
  'page shot': 'doc_role_page_shot',
  'stitched picture': 'doc_role_stitched_picture',
  'post picture': 'doc_role_post_picture',
  'reloaded picture': 'doc_role_reloaded_picture',
};
