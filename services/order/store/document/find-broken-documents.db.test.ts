import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { fakeAfterSale } from '../../flows/refund/fake-after-sale.ts';
import { orderService } from '../../service.ts';
import { accepted, aReadyCart, aWorld, support } from '../../testing.ts';
import { auditOrder } from '../audit.ts';
import { auditByOrders } from '../book/audit-by-orders.ts';
import { documentNumber } from './document-number.ts';

let room: TestRoom<'order'>;
before(async () => {
  const world = aWorld();
  fakeAfterSale(world);
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
  const { cart: _cart, quote: _quote, ...input } = await aReadyCart(room, world);
  const { orderId, lines } = accepted(await room.ask('checkout', input));
  const line = { lineId: lines[0]?.lineId ?? '', quantity: 1, goods: 'restock' as const };
  const wish = { orderId, reference: 'one', lines: [line], reason: 'a return' };
  accepted(await room.ask('refundLines', wish, support));
});
after(() => room.close());

const change = (text: string) => room.db.rows({ name: '', text, values: [] });
const setContent = (path: string, value: string) =>
  `update documents set content = jsonb_set(content, '${path}', '${value}') where kind = 'invoice'`;

/** A breach of each rule, and what undoes it, on a room that holds one invoice and one credit note. */
const breaches: readonly [rule: string, what: string, breach: string, undo: string][] = [
  [
    'documents are numbered without gaps or doubles',
    'a number that was given and is not there',
    `update document_numbers set last = 2 where kind = 'invoice'`,
    `update document_numbers set last = 1 where kind = 'invoice'`,
  ],
  [
    'documents are numbered without gaps or doubles',
    'a number that was skipped',
    `update documents set position = 2 where kind = 'credit-note'`,
    `update documents set position = 1 where kind = 'credit-note'`,
  ],
  [
    'a document is the sum of its lines',
    'a line with another sum',
    setContent('{lines,0,grossMinor}', '2501'),
    setContent('{lines,0,grossMinor}', '2500'),
  ],
  [
    'a document is the sum of its lines',
    'a rate with another sum',
    setContent('{taxSums,0,taxMinor}', '484'),
    setContent('{taxSums,0,taxMinor}', '483'),
  ],
  [
    'documents come to what the order keeps',
    'an order whose total was changed beside its documents',
    `update orders set shipping_minor = 396, total_minor = total_minor + 1`,
    `update orders set shipping_minor = 395, total_minor = total_minor - 1`,
  ],
  [
    'a document of a forgotten person names nobody',
    'an address that was left behind',
    `update orders set erased_at = now(), email = null, shipping_address = null`,
    `update orders set erased_at = null, email = documents.content ->> 'email',
       shipping_address = documents.content -> 'deliveryAddress'
     from documents where documents.order_id = orders.order_id`,
  ],
  [
    'a paid order has its invoice',
    'an order that says it has none',
    `update orders set documented = 'none', paid_at = paid_at - interval '1 hour'`,
    `update orders set documented = 'invoiced', paid_at = paid_at + interval '1 hour'`,
  ],
  [
    'a refund has its credit note',
    'a note of another sum',
    `update refunds set credit_note = 'CN-GB-000009'`,
    `update refunds set credit_note = 'CN-GB-000001'`,
  ],
];

for (const [rule, what, breach, undo] of breaches) {
  test(`a breach is found: ${rule}: ${what}`, async () => {
    assert.deepEqual(await auditOrder(room.db), []);
    await change(breach);
    const found = await auditOrder(room.db);
    const byOrders = await auditByOrders(room.db);
    await change(undo);
    const ofAllTogether = 'documents are numbered without gaps or doubles';
    assert.deepEqual(
      byOrders,
      found.filter((finding) => finding.rule !== ofAllTogether),
    );
    assert.ok(
      found.some((finding) => finding.rule === rule && finding.ids.length === 1),
      JSON.stringify(found),
    );
  });
}

test('a number has six digits, and more when six are used up', async () => {
  const rows = await change(
    `select ${documentNumber('CN', `'gb'`)} as number from (values (7), (999999), (1000000)) given (last)`,
  );
  assert.deepEqual(rows, [
    { number: 'CN-GB-000007' },
    { number: 'CN-GB-999999' },
    { number: 'CN-GB-1000000' },
  ]);
});

test('two documents under one number are refused by the database, and found where they are not', async () => {
  await assert.rejects(
    change(`insert into documents select gen_random_uuid(), order_id, kind, market, position, 'INV-GB-1', invoice_id,
      refund_id, issued_at, total_minor, tax_minor, content from documents where kind = 'invoice'`),
    /documents_position|documents_one_invoice/,
  );
  await change(`alter table documents drop constraint documents_position`);
  await change(`drop index documents_one_invoice`);
  await change(`insert into documents select gen_random_uuid(), order_id, kind, market, position, 'INV-GB-1', invoice_id,
    refund_id, issued_at, total_minor, tax_minor, content from documents where kind = 'invoice'`);
  const found = await auditOrder(room.db);
  const double = found.find(({ rule }) => rule === 'documents are numbered without gaps or doubles');
  assert.deepEqual(double?.ids, ['gb invoice']);
});
