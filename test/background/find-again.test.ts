import { describe, expect, test } from 'vitest';
import { findAgain, textFinding } from '../../src/background/find-again.ts';
import type { Post } from '../../src/evidence/index.ts';
import { samplePost as exactPost } from '../pages/sample-records.ts';

const samplePost = (changes: Partial<Post> = {}): Post => ({ ...exactPost(), ...changes });
const NOWHERE = { kind: 'unknown', why: 'the page gives none' } as const;
const numbered = (number: string, more: Partial<Post> = {}) =>
  samplePost({ permalink: NOWHERE, id: null, number, ...more });

describe('a post on its page loaded anew', () => {
  test('is found by its address, whatever its text is', () => {
    const post = samplePost({ text: 'まえ' });
    const after = samplePost({ text: 'あと' });
    expect(findAgain(post, [numbered('1'), after])).toBe(after);
  });

  test('is found by its id where its address is written otherwise', () => {
    const after = samplePost({ permalink: NOWHERE });
    expect(findAgain(samplePost(), [after])).toBe(after);
  });

  test('is found by number, name and time where it has neither, and only where that is one post', () => {
    const after = numbered('2', { text: 'あと' });
    expect(findAgain(numbered('2'), [numbered('1'), after])).toBe(after);
    expect(findAgain(numbered('2'), [numbered('2'), after])).toBe(null);
  });

  test('that is not there is not found in its neighbours', () => {
    expect(findAgain(samplePost(), [samplePost({ id: '9', permalink: NOWHERE })])).toBe(null);
  });
});

describe('its text', () => {
  test.each([
    ['一行目\n二行目', '一行目 二行目 ', 'same text'],
    ['がぎ', 'か\u3099き\u3099', 'same text'],
    ['まえ', 'あと', 'other text'],
    ['', 'あと', 'not looked for'],
  ])('%j beside %j', (before, after, finding) => {
    expect(textFinding(samplePost({ text: before }), samplePost({ text: after }))).toBe(finding);
  });

  test('is nowhere where the post is not', () => {
    expect(textFinding(samplePost(), null)).toBe('not there');
    expect(textFinding(null, null)).toBe('not looked for');
  });
});
