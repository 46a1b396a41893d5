import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMessage } from '../testing.ts';
import { htmlAnswer } from './html-answer.ts';

function htmlOf(html: string): string {
  const logo = {
    filename: 'a.png',
    mimeType: 'image/png',
    sizeBytes: 1,
    contentId: 'logo@souk',
    contentBase64: 'AA==',
  };
  return String(htmlAnswer(aMessage({ id: 'm1', attachments: [logo] }), html).body);
}

test('links open outside: the base stands behind the head, the html tag or the doctype, else in front', () => {
  assert.match(
    htmlOf('<!doctype html><html><head lang="en"><title>'),
    /^<!doctype html><html><head lang="en"><base target="_blank">.*<title>$/,
  );
  assert.match(htmlOf('<html lang="zh"><p>'), /^<html lang="zh"><base target="_blank">.*<p>$/);
  assert.match(htmlOf('<!DOCTYPE html><p>'), /^<!DOCTYPE html><base target="_blank">.*<p>$/);
  assert.match(htmlOf('<header>'), /^<base target="_blank">.*<header>$/);
});

test('a picture that came with the mail is shown from it', () => {
  assert.ok(htmlOf('<img src="cid:logo@souk">').endsWith('<img src="/messages/m1/attachments/0">'));
});

test('no script can run, and no stranger be asked', () => {
  const policy = htmlAnswer(aMessage(), '').headers?.['content-security-policy'] ?? '';
  const directives = policy.split('; ');
  assert.ok(directives.includes("default-src 'none'"));
  assert.ok(directives.includes('sandbox allow-popups allow-popups-to-escape-sandbox'));
  assert.ok(directives.includes("img-src 'self' data: http://127.0.0.1:* http://localhost:*"));
  assert.ok(!/script-src|allow-scripts|allow-same-origin/.test(policy));
});
