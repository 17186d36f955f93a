const HOSTS = /^(?:www\.|m\.|music\.)?youtube\.com$/;
const VIDEO_ID = /^[\w-]{11}$/;

export function isYouTubeHost({ hostname }: URL): boolean {
  return HOSTS.test(hostname) || hostname === 'youtu.be';
}

/** The video an address names: `/watch?v=…`, `/shorts/…`, `/live/…`, youtu.be; null for others. */
export function videoOf(url: URL): string | null {
  if (!isYouTubeHost(url)) return null;
  const [, first = '', second = ''] = url.pathname.split('/');
  const id =
    url.hostname === 'youtu.be'
      ? first
      : first === 'watch'
        ? (url.searchParams.get('v') ?? '')
        : first === 'shorts' || first === 'live'
          ? second
          : '';
  return VIDEO_ID.test(id) ? id : null;
}

/** The comment an address names (`lc=`), or null. A reply's id is its thread's, a dot, and its own. */
export function commentOf(url: URL): string | null {
  const id = url.searchParams.get('lc') ?? '';
  return /^[\w-]{10,40}(?:\.[\w-]{10,40})?$/.test(id) ? id : null;
}

/** https://www.youtube.com/watch?v=…, with `&lc=…` for a comment */
export function videoUrl(video: string, comment: string | null = null): string {
  return `https://www.youtube.com/watch?v=${video}${comment === null ? '' : `&lc=${comment}`}`;
}
