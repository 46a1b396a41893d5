import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWebhookUrl } from './check-webhook-url.ts';

const detailOf = (url: string, allowsPrivate = false) => checkWebhookUrl(url, { allowsPrivate })?.detail;

test('an address on the public internet by https will do', () => {
  for (const url of ['https://hooks.shop.example/souk?key=1', 'https://8.8.8.8:8443/a', 'https://例え.jp/'])
    assert.equal(detailOf(url), undefined, url);
});

test('anything but https is refused, on this machine http will do where private addresses are allowed', () => {
  assert.equal(detailOf('http://hooks.shop.example/'), 'The address must begin with https.');
  assert.equal(detailOf('http://hooks.shop.example/', true), 'The address must begin with https.');
  assert.equal(detailOf('ftp://hooks.shop.example/', true), 'The address must begin with https.');
  assert.equal(detailOf('http://127.0.0.1:9000/', true), undefined);
  assert.equal(detailOf('http://127.0.0.1:9000/'), 'This address is not on the public internet.');
  assert.equal(detailOf('https://10.0.0.8/', true), undefined);
});

test('private places are refused however they are written', () => {
  const urls =
    'https://127.0.0.1/ https://2130706433/ https://0x7f.1/ https://017700000001/ https://[::1]/ https://[::ffff:10.0.0.1]/ ' +
    'https://169.254.169.254/latest/meta-data https://localhost/ https://LOCALHOST./ https://a.localhost/ ' +
    'https://db.internal/ https://printer.local/ https://intranet/ https://0/';
  for (const url of urls.split(' '))
    assert.equal(detailOf(url), 'This address is not on the public internet.', url);
});

test('names, passwords and fragments are refused', () => {
  assert.equal(detailOf('https://me:secret@a.example/'), 'Leave name and password out of the address.');
  assert.equal(detailOf('https://a.example/#x'), 'Leave out what follows the #.');
  assert.equal(detailOf('https://'), 'This is not a web address.');
});
