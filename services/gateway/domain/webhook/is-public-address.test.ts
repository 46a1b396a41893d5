import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublicAddress } from './is-public-address.ts';

const open = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450::200e'];
const closed =
  '127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 ' +
  '198.18.0.1 224.0.0.1 255.255.255.255 192.0.0.8 192.0.2.1 198.51.100.7 203.0.113.9 ::1 :: fc00::1 fd12::1 fe80::1 ' +
  'fe80::1%eth0 ff02::1 2001:db8::1 2001::1 2002:7f00:1:: ::ffff:127.0.0.1 ::ffff:a00:1 64:ff9b::7f00:1 ::7f00:1 ' +
  'localhost 1.2.3 256.1.1.1 1:2:3 1::2::3 g::1 0x7f.1';

test('addresses of the public internet are told from all others', () => {
  for (const address of open) assert.equal(isPublicAddress(address), true, address);
  for (const address of ['', ...closed.split(' ')]) assert.equal(isPublicAddress(address), false, address);
});

test('an IPv4 address in the clothes of an IPv6 one counts as what it is', () => {
  assert.equal(isPublicAddress('::ffff:8.8.8.8'), true);
  assert.equal(isPublicAddress('::ffff:808:808'), true);
});
