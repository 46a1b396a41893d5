import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Transaction } from '#runtime/db/database.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../service.ts';
import { auditUser } from './audit.ts';

const id = (n: number) => `01890000-0000-7000-8000-00000000000${n}`;
const hash = 'A'.repeat(43);
const phc = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${hash}`;

const points = [
  `insert into points_account (account_id, balance) values ('${id(2)}', 10)`,
  `insert into points_entry (entry_id, account_id, kind, points, entry_key)
   values ('${id(7)}', '${id(2)}', 'earned', 10, 'e')`,
  `insert into points_lot (entry_id, account_id, remaining, expires_at) values ('${id(7)}', '${id(2)}', 10, now())`,
];

/** A rule, what breaks it, and the ids that are found. Where a constraint forbids the offence it is dropped first. */
const offenders: [rule: string, plant: string[], ids: string[]][] = [
  [
    'a live session belongs to an active account',
    ['update account set is_active = false where kind = $$customer$$'],
    [id(3)],
  ],
  [
    'a session lasts a year at most',
    [`update session set expires_at = now() + interval '367 days'`],
    [id(3)],
  ],
  ['roles are known', [`update account set roles = '{owner,emperor}' where kind = 'staff'`], [id(1)]],
  [
    'permissions of a key are known',
    [`update api_key set permissions = '{orders.read,everything}'`],
    [id(4)],
  ],
  [
    'a shop with staff has an active owner',
    [`update account set roles = '{analyst}' where kind = 'staff'`],
    [id(1)],
  ],
  [
    'a code has been tried 5 times at most',
    ['alter table code drop constraint code_tries', 'update code set tries = 6'],
    [`verify-email ${hash}`],
  ],
  [
    'a code lives 10 minutes at most',
    [`update code set expires_at = now() + interval '11 minutes'`],
    [`verify-email ${hash}`],
  ],
  [
    'a lock ends within a quarter of an hour',
    [`update sign_in_guard set locked_until = now() + interval '16 minutes'`],
    [hash],
  ],
  [
    'at most 5 codes an hour go to an address',
    ['update sending set sent_at = array_fill(now(), array[6])'],
    [hash],
  ],
  [
    'secrets are stored as hashes',
    ['alter table session drop constraint session_token_hash', `update session set token_hash = 'plain'`],
    [id(3)],
  ],
  [
    'secrets are stored as hashes',
    ['alter table api_key drop constraint api_key_hash', `update api_key set key_hash = 'souk_plain'`],
    [id(4)],
  ],
  [
    'secrets are stored as hashes',
    [
      'alter table account drop constraint account_password_hash',
      `update account set password_hash = 'plain' where kind = 'customer'`,
    ],
    [id(2)],
  ],
  [
    'a message goes out within a quarter of an hour',
    [`update message set created_at = now() - interval '16 minutes'`],
    [id(5)],
  ],
  [
    'a finished message is erased',
    ['alter table message drop constraint message_erased', 'update message set sent_at = now()'],
    [id(5)],
  ],
  [
    'an address book counts its addresses',
    [`insert into address_book (account_id, addresses) values ('${id(2)}', 1)`],
    [id(2)],
  ],
  [
    'a group counts its members',
    [
      `insert into customer_group (group_id, code, title, members) values ('${id(6)}', 'g', '{"en":"G","zh":"组"}', 1)`,
    ],
    [id(6)],
  ],
  [
    'a wishlist counts its items',
    [`insert into wishlist (account_id, items) values ('${id(2)}', 1)`],
    [id(2)],
  ],
  [
    'a balance of points is the sum of its entries',
    [...points, `update points_entry set points = 9`],
    [id(2)],
  ],
  ['reserved points are those that are held', [...points, `update points_account set reserved = 1`], [id(2)]],
  ['what is left of points is their balance', [...points, `update points_lot set remaining = 9`], [id(2)]],
  [
    'points fall below zero by taking back only',
    [
      ...points,
      `insert into points_entry values ('${id(8)}', '${id(2)}', 'redeemed', -11, null, 'r')`,
      'update points_lot set remaining = 0',
      'update points_account set balance = -1',
    ],
    [id(2)],
  ],
  [
    'an erased account keeps nothing of its person',
    [
      'alter table account drop constraint account_erased',
      `update account set erased_at = now(), is_active = true where kind = 'customer'`,
    ],
    [id(2)],
  ],
  [
    'an erased account keeps nothing of its person',
    [
      `update account set email = null, phone = null, name = '', password_hash = null, is_active = false,
         erased_at = now() where kind = 'customer'`,
      'delete from session',
      `insert into wishlist values ('${id(2)}', 0)`,
    ],
    [id(2)],
  ],
  [
    'who is being erased cannot sign in',
    [
      `insert into privacy_case (case_id, account_id, kind, room, asked_by)
       values ('${id(6)}', '${id(2)}', 'erase', 'order', 'customer')`,
    ],
    [id(2)],
  ],
  [
    'an export is gone when it has expired',
    [
      `insert into privacy_case (case_id, account_id, kind, state, room, asked_by, finished_at, expires_at)
       values ('${id(6)}', '${id(2)}', 'export', 'done', 'user', 'customer', now(), now() - interval '2 hours')`,
      `insert into privacy_part values ('${id(6)}', 1, 'user', '[]')`,
    ],
    [id(6)],
  ],
  [
    'a case does not rest in one room for long',
    [
      `insert into privacy_case (case_id, account_id, kind, room, asked_by, due_at)
       values ('${id(6)}', '${id(2)}', 'export', 'order', 'customer', now() - interval '2 days')`,
    ],
    [id(6)],
  ],
];

describe('the audit of user', () => {
  let room: TestRoom<'user'>;
  before(async () => {
    room = await openTestRoom(userService);
  });
  after(() => room.close());

  /** Plants in a transaction that is rolled back. */
  async function auditOf(plant: readonly string[]) {
    const rollback = new Error('rolled back');
    let found: Awaited<ReturnType<typeof auditUser>> = [];
    const work = async (transaction: Transaction) => {
      for (const [index, text] of [...seed, ...plant].entries()) {
        await transaction.rows({ name: `plant ${index}`, text, values: [] });
      }
      found = await auditUser(transaction);
      throw rollback;
    };
    await assert.rejects(room.db.transaction(work), (error: Error) => {
      assert.equal(error.cause ?? error, rollback);
      return true;
    });
    return found;
  }

  test('finds nothing in a healthy room', async () => {
    assert.deepEqual(await auditOf([]), []);
  });

  for (const [index, [rule, plant, ids]] of offenders.entries()) {
    test(`finds ${index + 1}: not "${rule}"`, async () => {
      assert.deepEqual(
        (await auditOf(plant)).map((finding) => [finding.rule, finding.ids]),
        [[rule, ids]],
      );
    });
  }
});

const seed = [
  `insert into account (account_id, kind, email, name, locale, password_hash, roles)
   values ('${id(1)}', 'staff', 'o@souk.example', 'O', 'en-gb', '${phc}', '{owner}'),
          ('${id(2)}', 'customer', 'c@souk.example', 'C', 'en-gb', '${phc}', '{}')`,
  `insert into session (session_id, account_id, token_hash, expires_at)
   values ('${id(3)}', '${id(2)}', '${hash}', now() + interval '30 days')`,
  `insert into api_key (key_id, name, prefix, key_hash, permissions)
   values ('${id(4)}', 'till', '0123abcd', '${hash}', '{orders.read}')`,
  `insert into code (purpose, address_hash, code_hash, tries, expires_at)
   values ('verify-email', '${hash}', '${hash}', 5, now() + interval '9 minutes')`,
  `insert into sign_in_guard (address_hash, failures, last_failure_at, locked_until)
   values ('${hash}', 12, now(), now() + interval '14 minutes')`,
  `insert into sending (address_hash, sent_at) values ('${hash}', array_fill(now(), array[5]))`,
  `insert into message (message_id, message_key, channel, template, locale, recipient, words)
   values ('${id(5)}', 'k', 'mail', 'verify-email', 'en-gb', 'c@souk.example', '{}')`,
];
