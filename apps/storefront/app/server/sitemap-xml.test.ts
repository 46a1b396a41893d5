import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sitemapIndexXml, sitemapXml } from './sitemap-xml.ts';

test('a sitemap names each page in both languages, with the other beside it', () => {
  const xml = sitemapXml('https://shop.example', ['', '/products/cup-&-saucer']);
  assert.deepEqual(
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address),
    [
      'https://shop.example/en-gb',
      'https://shop.example/zh-cn',
      'https://shop.example/en-gb/products/cup-&amp;-saucer',
      'https://shop.example/zh-cn/products/cup-&amp;-saucer',
    ],
  );
  const alternate = '<xhtml:link rel="alternate" hreflang="zh-CN" href="https://shop.example/zh-cn"/>';
  assert.equal(xml.split(alternate).length, 3);
  assert.equal(xml.match(/hreflang="x-default"/g)?.length, 4);
});

test('the index of sitemaps names each', () => {
  const xml = sitemapIndexXml(['https://shop.example/sitemaps/pages.xml']);
  assert.match(xml, /<sitemap><loc>https:\/\/shop\.example\/sitemaps\/pages\.xml<\/loc><\/sitemap>/);
});
