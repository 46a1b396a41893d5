import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLinks, splitAtLinks } from './find-links.ts';

const texts = [
  {
    text: 'Open http://127.0.0.1:3000/en-gb/reset?token=a.b&c=1#top now',
    links: ['http://127.0.0.1:3000/en-gb/reset?token=a.b&c=1#top'],
  },
  {
    text: 'It is https://a.example/x. Or (https://b.example), or https://c.example/?q=1!',
    links: ['https://a.example/x', 'https://b.example', 'https://c.example/?q=1'],
  },
  {
    text: '请点 https://a.example/\u91cd\u7f6e?t=1\u3002\u8c22\u8c22',
    links: ['https://a.example/\u91cd\u7f6e?t=1'],
  },
  { text: '验证码 483920\uff0chttps://a.example/v\uff0c5 分钟内有效', links: ['https://a.example/v'] },
  { text: 'javascript:alert(1) ftp://a.example mailto:a@b.example', links: [] },
];

for (const { text, links } of texts) {
  test(text, () => {
    assert.deepEqual(findLinks(text), links);
    assert.equal(
      splitAtLinks(text)
        .map(({ piece }) => piece)
        .join(''),
      text,
    );
  });
}

test('targets of HTML links come first, decoded, and each link comes once', () => {
  const html = `<a href="https://a.example/?x=1&amp;y=2">go</a> <A HREF='https://b.example'>b</A> <a href="#top">top</a>`;
  assert.deepEqual(findLinks('see https://b.example or https://c.example', html), [
    'https://a.example/?x=1&y=2',
    'https://b.example',
    'https://c.example',
  ]);
});
