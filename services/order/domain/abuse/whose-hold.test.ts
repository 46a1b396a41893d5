import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mailboxOf } from './mailbox-of.ts';
import { mayHoldMore } from './may-hold-more.ts';
import { placeOf } from './place-of.ts';

const address = {
  name: 'Ada Lovelace',
  country: 'GB',
  city: 'London',
  line1: '12 St James’s Square',
  postalCode: 'SW1Y 4JH',
};

describe('one mailbox under many spellings', () => {
  const spellings = {
    'Ada@Example.com ': 'ada@example.com',
    'ada+1@example.com': 'ada@example.com',
    'a.d.a@example.com': 'a.d.a@example.com',
    'A.da+shop@gmail.com': 'ada@gmail.com',
    'ada@googlemail.com': 'ada@gmail.com',
    '+1@example.com': '+1@example.com',
  };
  test('counts as one', () => {
    for (const [email, mailbox] of Object.entries(spellings)) assert.equal(mailboxOf(email), mailbox);
  });
});

describe('one place under many spellings', () => {
  test('counts as one, whoever and in whichever room waits there', () => {
    const place = placeOf(address);
    assert.equal(place, 'gb|sw1y4jh||london||12stjamesssquare');
    const again = {
      ...address,
      name: 'Eve',
      line1: '12, ST. JAMES’S square',
      line2: 'Flat 9',
      postalCode: 'sw1y4jh',
    };
    assert.equal(placeOf(again), place);
  });

  test('another house, street, postcode or town is another place', () => {
    const others = [
      { ...address, line1: '13 St James’s Square' },
      { ...address, postalCode: 'SW1Y 4JJ' },
      { ...address, city: 'York' },
      { ...address, country: 'IM' },
    ];
    assert.equal(new Set([address, ...others].map(placeOf)).size, 5);
  });

  test('a Chinese one too: without the postcode, in full-width figures', () => {
    const home = {
      name: '王',
      country: 'CN',
      region: '上海市',
      city: '上海市',
      district: '黄浦区',
      line1: '集市路 1 号',
    };
    assert.equal(placeOf({ ...home, line1: '集市路１号' }), placeOf(home));
    assert.notEqual(placeOf({ ...home, district: '徐汇区' }), placeOf(home));
  });
});

test('who writes orders down for others may hold more; other staff and buyers may not', () => {
  const staff = { kind: 'staff', staffId: 'a', sessionId: 'b' } as const;
  assert.equal(mayHoldMore({ ...staff, permissions: ['orders.draft'] }), true);
  assert.equal(mayHoldMore({ kind: 'key', keyId: 'a', permissions: ['orders.draft'] }), true);
  assert.equal(mayHoldMore({ ...staff, permissions: ['orders.read'] }), false);
  assert.equal(mayHoldMore({ kind: 'customer', customerId: 'a', sessionId: 'b' }), false);
  assert.equal(mayHoldMore({ kind: 'anonymous' }), false);
});
