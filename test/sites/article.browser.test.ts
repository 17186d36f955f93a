import { describe, expect, it } from 'vitest';
import { articleTime } from '../../src/sites/generic/article-time.ts';
import { onPage, readAt } from './on-page.ts';

const URL = 'https://news.example.org/local/walk.html';

async function articleAt(head: string, body: string) {
  const view = await onPage(
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
    URL,
  );
  const time = articleTime(view);
  view.frame.remove();
  return time;
}

describe('the day of an article', () => {
  it('stands beside the heading that the title repeats, not the masthead', async () => {
    const time = await articleAt(
      '<title>A quiet path through the hills | The Example News</title>',
      `<h1>The Example News</h1><p class="date">3 March 2021</p>
       <p>Words about other things, on and on, and on.</p><p>More.</p>
       <h2>A quiet path through the hills</h2><p class="post-author">Hana, 05.02.2019</p><p>A walk.</p>`,
    );
    expect(time).toMatchObject({ kind: 'absolute', instant: '2019-02-04T15:00:00.000Z', certain: false });
  });

  it.each(['entry-date published updated', 'date updated'])('is kept in WordPress as %s', async name => {
    const time = await articleAt(
      '<title>A quiet path</title>',
      `<h1>A quiet path</h1><span class="${name}">12 July 2017</span><p>A walk.</p>`,
    );
    expect(time).toMatchObject({ kind: 'absolute', raw: '12 July 2017' });
  });

  it.each([
    '(18.01.2018) In spring the path was closed.',
    'BERN, 18.01.2018 - In spring the path was closed.',
  ])('may open its first lines: %s', async line => {
    const rest = 'Nobody knows why, and nobody asked. '.repeat(8);
    const time = await articleAt(
      '<title>A quiet path</title>',
      `<h1>A quiet path</h1><p>${line} ${rest}</p>`,
    );
    expect(time).toMatchObject({ kind: 'absolute', raw: '18.01.2018' });
  });

  it('is not certain where the screen shows another than the head', async () => {
    const head =
      '<title>A quiet path</title><meta property="article:published_time" content="2020-01-03T09:48:24Z">';
    const agrees = await articleAt(head, '<h1>A quiet path</h1><p class="date">3 January 2020</p>');
    expect(agrees).toMatchObject({ instant: '2020-01-03T09:48:24.000Z', certain: true });
    const differs = await articleAt(head, '<h1>A quiet path</h1><p class="date">16 January 2020</p>');
    expect(differs).toMatchObject({
      instant: '2020-01-03T09:48:24.000Z',
      certain: false,
      checks: [{ raw: '16 January 2020', verdict: 'disagrees' }],
    });
  });

  it('is found where all of the page is hidden until its scripts are done', async () => {
    const time = await articleAt(
      '<title>A quiet path</title><style>body { opacity: 0 }</style>',
      '<h1>A quiet path</h1><p class="date-author">Hana, 01.12.2021</p>',
    );
    expect(time).toMatchObject({ kind: 'absolute', raw: '01.12.2021' });
  });

  it('is no version of the software, no link of a menu, and no issue of a newspaper', async () => {
    const time = await articleAt(
      '<title>A quiet path</title>',
      `<ul><li class="menu-item">The march of 12 May 2012</li></ul><h1>A QUIET PATH</h1>
       <p class="info">In issue 28 of 24 September 2020</p><time pubdate datetime="2020-09-23T20:12:38+0300">20:12</time>
       <p>Words.</p><div id="foot">Powered by WordPress 4.8.12</div>`,
    );
    expect(time).toMatchObject({ kind: 'absolute', instant: '2020-09-23T17:12:38.000Z' });
    expect(await articleAt('', '<p>Words.</p><div>Powered by WordPress 4.8.12</div>')).toMatchObject({
      kind: 'unknown',
    });
  });

  it('is not that of a film in it', async () => {
    const linked = (type: string, name: string, day: string) =>
      `<script type="application/ld+json">{"@type":"${type}","${name}":"${day}"}</script>`;
    const time = await articleAt(
      `<title>Path</title>${linked('VideoObject', 'uploadDate', '2018-02-23T21:32:02Z')}${linked('NewsArticle', 'datePublished', '2020-10-13T20:48:33Z')}`,
      '<p>A walk.</p>',
    );
    expect(time).toMatchObject({ instant: '2020-10-13T20:48:33.000Z' });
  });
});

describe('a thread of an unknown board', () => {
  const post = (name: string, number: number) =>
    `<a name="${32550 + number}"></a><table class="answer"><tr><td><b>${name}</b> 2019.08.0${number} 15:35</td></tr>
     <tr><td>The path is quiet, and number ${number} of its stones is loose.</td></tr></table>`;
  const threads = [1, 2, 3, 4, 5].map(n => `<li>Another path, ${n}.5.2018</li>`).join('');

  it('names authors in bold and posts by the anchors before them, with a list of other threads below', async () => {
    const { posts } = await readAt(
      `<title>Path</title><div>${post('Hana', 1)}${post('Taro', 2)}${post('Hana', 3)}</div><ul>${threads}</ul>`,
      'https://board.example.org/topic.cgi?id=5238',
    );
    expect(posts.slice(0, 3).map(({ author, permalink }) => [author.displayName, permalink])).toEqual(
      ['Hana', 'Taro', 'Hana'].map((name, n) => [
        name,
        { kind: 'known', url: `https://board.example.org/topic.cgi?id=5238#${32551 + n}`, basis: 'composed' },
      ]),
    );
  });

  it('finds the anchor before a post in the paragraph that its table has closed', async () => {
    const { posts } = await readAt(
      `<!doctype html><title>Path</title><div>${[1, 2, 3].map(n => `${post('Hana', n)}<p>`).join('\n')}</div>`,
      'https://board.example.org/topic.cgi?id=5238',
    );
    expect(posts.map(({ permalink }) => permalink.kind === 'known' && permalink.url)).toEqual(
      [1, 2, 3].map(n => `https://board.example.org/topic.cgi?id=5238#${32550 + n}`),
    );
  });

  it('takes the words behind a header element, however much stands in it', async () => {
    const reply = (n: number) =>
      `<li class="reply"><b>Taro</b> <time datetime="2020-06-17T0${n}:00:00Z">17 June</time><p>Answer ${n}, as loose as the stones.</p></li>`;
    const { posts } = await readAt(
      `<title>Path</title><main><header><h1>A question about a quiet path through the hills</h1>
       <a href="/user/hana">hana</a> <time datetime="2020-06-16T13:36:54Z">16 June</time></header>
       <div>Who knows which of its stones is loose?</div><ul>${[1, 2, 3].map(reply).join('')}</ul></main>`,
      'https://board.example.org/posts/12',
    );
    expect(posts[0]).toMatchObject({
      text: 'Who knows which of its stones is loose?',
      author: { displayName: 'hana' },
      time: { instant: '2020-06-16T13:36:54.000Z' },
    });
  });

  it('tells posts apart by days without a year', async () => {
    const { posts } = await readAt(
      `<title>Path</title>${['Hana', 'Taro', 'Hana']
        .map(
          (name, n) =>
            `<div class="post"><b>${name}</b> <i>Sunday 8th March</i><p>Stone ${n} is loose.</p></div>`,
        )
        .join('')}`,
      'https://board.example.org/topic.asp?t=12',
    );
    expect(posts).toHaveLength(3);
  });
});
