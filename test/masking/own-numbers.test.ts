import { expect, test } from 'vitest';
import { lookedFor } from '../../src/masking/cover-words.ts';
import { ownNumbers } from '../../src/masking/own-numbers.ts';

const forms = lookedFor(['保全 花子', '@Hanako_Ex']);
const numbers = (text: string, theirs = '') => ownNumbers(text, forms, theirs);

test.each([
  ['X', '<a href="https://x.com/hanako_ex/status/2123739999999458617/photo/1">', ['2123739999999458617']],
  ['Mastodon', '<a href="/@hanako_ex/109304791051979061">', ['109304791051979061']],
  [
    'Mastodon, and of the account on links to it',
    '<a data-id="118000000000000001"><a href="/@hanako_ex" data-hover-card-account="109000000000000001"></a><a href="/@taro" data-hover-card-account="109000000000000002">',
    ['109000000000000001'],
  ],
  ['Bluesky', 'https://bsky.app/profile/hanako_ex/post/3kh5rarr3gn2n', ['3kh5rarr3gn2n']],
  ['Threads', '{"url":"https://www.threads.net/@hanako_ex/post/CxYzAbCdEfG?x=1"}', ['CxYzAbCdEfG']],
  ['a name in other writing', 'https://a.example/%40HANAKO_EX/posts/12345678', ['12345678']],
])('the number of an own post on %s', (_, text, expected) => {
  expect(numbers(text)).toEqual(expected);
});

test.each([
  ['posts of others', 'https://x.com/taro_ex/status/2123729947846508553'],
  ['a name that only begins so', 'https://x.com/hanako_exx/status/2123729947846508553'],
  ['words', 'https://x.com/hanako_ex/verified_followers/with_replies'],
  ['days', 'https://a.example/hanako_ex/20261120/p1'],
  ['pictures', 'data:image/png;base64,aaaa/hanako_ex/AbCdEf1234567'],
])('not: %s', (_, text) => {
  expect(numbers(text)).toEqual([]);
});

test('the number of the post the copy is about stays', () => {
  const url = 'https://note.example/hanako_ex/n/n1234abcd5678';
  expect(numbers(url, `${url}#comments`)).toEqual([]);
});

test('without words there is no own account to be found', () => {
  expect(ownNumbers('https://x.com/a/status/2123739999999458617', [], '')).toEqual([]);
});
