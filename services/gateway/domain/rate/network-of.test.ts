import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network-of.ts';

test('an IPv6 network of 64 bits is one visitor, however its addresses are written', () => {
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff:0:0:9', '2001:0DB8:0001:0002::'])
    assert.equal(networkOf(address), '2001:db8:1:2::/64', address);
  assert.equal(networkOf('2001:db8:1:3::1'), '2001:db8:1:3::/64');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
});

test('an IPv4 address is a visitor by itself, in the clothes of IPv6 too', () => {
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7');
});
