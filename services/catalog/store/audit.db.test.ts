import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { isDaily } from '#contracts/breaches.ts';
import { catalogService } from '../service.ts';
import { aCategory, aDraft, aMovement, order, staff, variantIdOf } from '../testing.ts';
import { auditCatalog, auditSomeStock } from './audit.ts';

const draft = aDraft();
const variantId = variantIdOf(draft);
const orderId = '0198a000-0000-7000-8000-0000000000aa';

let room: TestRoom<'catalog'>;
before(async () => {
  room = await openTestRoom(catalogService);
  await room.ask('importCategories', { categories: [aCategory('top')] }, staff);
  await room.ask('importProducts', { products: [draft] }, staff);
  await room.ask('receiveStock', { movements: [aMovement(variantId)] }, staff);
  await room.ask('reserve', { orderId, lines: [{ variantId, quantity: 2 }], holdSeconds: 60 }, order);
});
after(() => room.close());

/** As changes are audited: where the variant and the order have moved. */
const auditMoved: typeof auditCatalog = (db) => auditSomeStock(db, [variantId], [orderId]);

const planted: [rule: string, sql: string, ids: string[]][] = [
  [
    'the counters of stock are the sums of its movements',
    'update stock set on_hand = on_hand + 1',
    [variantId],
  ],
  [
    'what is held and committed is what orders hold and have committed',
    `update reservations set state = 'committed'`,
    [variantId],
  ],
  ['a reservation that keeps goods has lines', 'delete from reservation_lines', [orderId]],
  [
    'a variant has a stock account',
    'delete from reservation_lines; delete from movements; delete from stock',
    [variantId],
  ],
  ['a variant is told of as what may be ordered of it', `update stock_levels set level = 'low'`, [variantId]],
  ['the limits of stock are those that were written last', 'update stock set safety = 1', [variantId]],
  [
    'what a transfer takes from one location it brings to another',
    `insert into locations values ('shop', 'Shop', 1);
     insert into transfers (transfer_id, from_location, to_location, moved_by) values ('${orderId}', 'main', 'shop', 'x');
     insert into movements (variant_id, location_id, reason, quantity, reference)
     values ('${variantId}', 'main', 'transferred', -1, '${orderId}')`,
    [orderId],
  ],
  [
    'a transfer of goods is written down',
    `insert into movements (movement_id, variant_id, location_id, reason, quantity, reference)
     values ('${orderId}', '${variantId}', 'main', 'transferred', -1, '${orderId}')`,
    [orderId],
  ],
  [
    'what a count found is what it corrected',
    `insert into counts (count_id, location_id, reason, counted_by) values ('${orderId}', 'main', 'x', 'x');
     insert into count_lines values ('${orderId}', '${variantId}', 10, 9)`,
    [orderId],
  ],
  [
    'the rating of a product is that of its approved reviews',
    `insert into product_ratings values ('${draft.productId}', '{0,0,0,0,1}')`,
    [draft.productId],
  ],
  ['a variant on sale has a price', 'delete from prices', [variantId]],
  [
    'prices of a variant in a market do not overlap',
    `insert into prices (variant_id, market, currency, amount_minor, valid_from, valid_to)
     select variant_id, market, currency, 1, now() - interval '1 day', now() + interval '1 day'
     from prices where market = 'gb'`,
    [variantId],
  ],
  [
    'the begin and the end of every price are told of',
    `update prices set turns_at = now() - interval '1 hour' where market = 'gb'`,
    [variantId],
  ],
  [
    'a derived price is what its base and the applied rates make of it',
    `insert into applied_rates values ('GBP', '2026-01-01', 0.75), ('JPY', '2026-01-01', 150)`,
    [variantId],
  ],
  ['a product has a variant on sale', 'update variants set is_sold = false', [draft.productId]],
  ['every version of a product was announced', 'update products set version = 9', [draft.productId]],
  [
    'values of attributes are what their definitions take',
    `update products set attributes = '[{"key": "height", "number": 1}]'`,
    [draft.productId],
  ],
  ['every category hangs from a top one', `update categories set parent_slug = 'top'`, ['top']],
];

test('an untouched catalog has no findings', async () => {
  assert.deepEqual(await auditCatalog(room.db), []);
});

for (const [rule, sql, ids] of planted) {
  test(`found: ${rule}`, async () => {
    const findings = await breakAndAudit(sql);
    assert.deepEqual(findings.find((finding) => finding.rule === rule)?.ids, ids, JSON.stringify(findings));
  });
}

for (const [rule, sql] of planted) {
  const isAsked = !isDaily('catalog', rule);
  const how = isAsked ? 'found as well' : 'left to the recount';
  test(`of what has moved it is ${how}: ${rule}`, async () => {
    const rules = (await breakAndAudit(sql, auditMoved)).map((finding) => finding.rule);
    assert.equal(rules.includes(rule), isAsked, rules.join('; '));
    assert.deepEqual(
      (await breakAndAudit(sql)).map((each) => each.rule).filter((each) => !isDaily('catalog', each)),
      rules,
    );
  });
}

test('of what others hold, or what has not moved, nothing is asked', async () => {
  const others: typeof auditCatalog = (db) => auditSomeStock(db, [orderId], [draft.productId]);
  for (const [, sql] of planted) assert.deepEqual(await breakAndAudit(sql, others), []);
});

test('all that is broken is named, and that there is more than a thousand', async () => {
  const many = (count: number) => `insert into categories (slug, parent_slug, title_en, title_zh, position)
    select 'ring-' || n, 'ring-' || n, title_en, title_zh, position from categories, generate_series(1, ${count}) as n`;
  const rings = async (count: number) =>
    (await breakAndAudit(many(count))).map(({ ids, isCutOff }) => [ids.length, isCutOff ?? false]);
  assert.deepEqual(await rings(25), [[25, false]]);
  assert.deepEqual(await rings(1001), [[1000, true]]);
});

test('the database itself refuses to sell what is not there', async () => {
  for (const counter of ['held', 'committed', 'safety']) {
    await assert.rejects(
      breakAndAudit(`update stock set ${counter} = 11`),
      /the database refused: stock_free/,
    );
  }
  await assert.rejects(breakAndAudit('update stock set on_hand = -1'), /the database refused: stock_/);
  await assert.rejects(
    breakAndAudit(`insert into prices select variant_id, market, currency, 1, now() from prices`),
    /the database refused: prices_open_list/,
  );
});

/** Breaks something inside a transaction that is undone, and gives what the audit found meanwhile. */
async function breakAndAudit(sql: string, audit = auditCatalog) {
  const undo = new Error('undo');
  let findings: Awaited<ReturnType<typeof auditCatalog>> = [];
  const work = room.db.transaction(async (transaction) => {
    for (const [index, text] of sql.split(';').entries()) {
      await transaction.rows({ name: `test.break-${index}-${sql.length}`, text, values: [] });
    }
    findings = await audit(transaction);
    throw undo;
  });
  await work.catch((error: Error) => {
    if (error.cause !== undo && error !== undo) throw error;
  });
  return findings;
}
