/** What a covered copy calls its files. */
export const MASKED_PATHS = {
  start: '00_最初に読む.html',
  pictures: 'pictures',
  post: 'post.txt',
  masks: 'masks.json',
  manifest: 'manifest-sha256.txt',
} as const;
