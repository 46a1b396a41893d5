import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { statement } from '#runtime/db/statement.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { orderService } from '../../service.ts';
import { aCustomer, accepted, aReadyCart, aWorld, refused, support, type FakeWorld } from '../../testing.ts';
import { readPdfText } from './read-pdf-text.ts';

const bookkeeper = {
  subject: { ...support.subject, permissions: ['payments.read', 'orders.read'] },
} as typeof support;
const forgetDocuments = statement<unknown, [orderId: string]>(
  'test.document.forget',
  `with gone as (delete from documents where order_id = $1 returning 1),
     numbers as (update document_numbers set last = last - (select count(*) from gone) where (market, kind) = ('gb', 'invoice'))
   update orders set documented = 'none' where order_id = $1`,
);

let room: TestRoom<'order'>;
let world: FakeWorld;
before(async () => {
  world = aWorld();
  room = await openTestRoom(orderService, { neighbours: world.neighbours });
});
beforeEach(() => {
  world.pays = { outcome: 'captured' };
});
afterEach(async () => assert.deepEqual(await orderService.audit(room.db), []));
after(() => room.close());

type As = Parameters<typeof aReadyCart>[2];
/** Two at 12.50 with 3.95 for delivery. */
async function bought(more: As = {}) {
  const { cart: _cart, quote, ...input } = await aReadyCart(room, world, more);
  const order = accepted(await room.ask('checkout', input, more?.as ?? {}));
  return { ...order, orderKey: order.orderKey ?? '', quote };
}
const gbp = (amountMinor: number) => ({ amountMinor, currency: 'GBP' as const });
const listed = async (orderId: string) =>
  accepted(await room.ask('listDocuments', { orderId }, support)).documents;
/** The invoice of an order; fails the test when there is none. */
const invoiceOf = async (orderId: string) => {
  const [invoice] = await listed(orderId);
  assert.ok(invoice);
  return invoice;
};
const read = async (orderId: string, documentId: string, format: 'pdf' | 'html' = 'html') => {
  const file = accepted(await room.ask('readDocument', { orderId, documentId, format }, support));
  return { ...file, bytes: Buffer.from(file.base64, 'base64') };
};
const numberOf = (number: string) => Number(/\d+$/.exec(number)?.[0]);
const today = () => new Date().toISOString().slice(0, 10);

describe('the invoice of an order', () => {
  test('is issued when the order is paid, once; later changes of the catalog change nothing on it', async () => {
    const { orderId, orderKey, orderNumber, quote } = await bought();
    const { documents } = accepted(await room.ask('listDocuments', { orderId, orderKey }));
    assert.equal(documents.length, 1);
    const { documentId, number, issuedAt: _at, ...rest } = await invoiceOf(orderId);
    assert.deepEqual(rest, { kind: 'invoice', total: gbp(2895), tax: gbp(417 + 66) });
    assert.match(number, /^INV-GB-\d{6}$/);
    const before = await read(orderId, documentId);
    world.quotes.set(quote.variantId, { ...quote, title: 'Something else', unitPrice: gbp(1) });
    const afterwards = await read(orderId, documentId);
    assert.equal(afterwards.base64, before.base64);
    const page = before.bytes.toString();
    for (const text of ['Souk Ltd', 'GB 999 9999 73', 'Ada Lovelace', orderNumber, quote.title, '£28.95'])
      assert.ok(page.includes(text), text);
    assert.equal(before.contentType, 'text/html; charset=utf-8');
  });

  test('is there when the order waited for its money, and not before', async () => {
    world.pays = { outcome: 'pending' };
    const { orderId } = await bought();
    assert.deepEqual(await listed(orderId), []);
  });

  test('of twenty orders at once has twenty numbers without a gap', async () => {
    const inputs = await Promise.all(
      Array.from({ length: 20 }, (_, index) => aReadyCart(room, world, { email: `b${index}@example.com` })),
    );
    const orders = await Promise.all(
      inputs.map(({ cart: _cart, quote: _quote, ...input }) => room.ask('checkout', input)),
    );
    const numbers = await Promise.all(
      orders.map(async (order) => numberOf((await listed(accepted(order).orderId))[0]?.number ?? '')),
    );
    const sorted = numbers.toSorted((first, second) => first - second);
    const [first = 0] = sorted;
    assert.deepEqual(
      sorted,
      Array.from({ length: 20 }, (_, index) => first + index),
    );
  });

  test('in Chinese, from a series of its own, as PDF that can be read; ten who ask get the same bytes', async () => {
    const { quote } = await aReadyCart(room, world);
    const lines = [{ variantId: quote.variantId, quantity: 1 }];
    const { cartToken } = accepted(await room.ask('createCart', { locale: 'zh-cn', lines }));
    const shippingAddress = {
      name: '王小明',
      phone: '+8613812345678',
      country: 'CN',
      region: '上海市',
      city: '上海市',
      line1: '南京东路1号',
    };
    const details = { email: 'wang@example.com', shippingAddress, shippingMethod: 'standard' };
    const cart = accepted(await room.ask('setCartDetails', { cartToken, ...details }));
    const paymentMethod = { type: 'qr' } as const;
    const { orderId } = accepted(
      await room.ask('checkout', { cartToken, expectedTotal: cart.totals.total, paymentMethod }),
    );
    const { documentId, number } = await invoiceOf(orderId);
    assert.match(number, /^INV-CN-000001$/);
    const files = await Promise.all(Array.from({ length: 10 }, () => read(orderId, documentId, 'pdf')));
    assert.equal(new Set(files.map(({ base64 }) => base64)).size, 1);
    const text = readPdfText(files[0]?.bytes ?? Buffer.of()).lines.join('\n');
    for (const part of [
      '账单 INV-CN-000001',
      '白色心形烛台',
      '王小明',
      '13 % (CN)',
      '¥112.50',
      '已付清, 扫码支付',
    ])
      assert.ok(text.includes(part), `${part} in ${text}`);
  });

  test('is seen by its buyer, by the key and signed in, and by staff who read orders; for others there is none', async () => {
    const as = aCustomer();
    const { orderId, orderKey } = await bought({ as });
    const { documentId } = await invoiceOf(orderId);
    const input = { orderId, documentId, format: 'html' } as const;
    for (const [who, more] of [
      [as, {}],
      [{}, { orderKey }],
      [support, {}],
    ] as const)
      assert.equal(
        accepted(await room.ask('readDocument', { ...input, ...more }, who)).fileName.slice(0, 4),
        'INV-',
      );
    const nobody = { subject: { ...support.subject, permissions: [] } } as typeof support;
    for (const who of [{}, aCustomer(), nobody]) {
      assert.equal(refused(await room.ask('readDocument', input, who)), 'order-not-found');
      assert.equal(refused(await room.ask('listDocuments', { orderId }, who)), 'order-not-found');
    }
    const other = await bought();
    const foreign = { ...input, orderId: other.orderId };
    assert.equal(refused(await room.ask('readDocument', foreign, support)), 'not-found');
  });
});

describe('credit notes', () => {
  test('of a refund: its lines, rates and number, the invoice it takes from, and no words that staff wrote for each other', async () => {
    const { orderId, lines } = await bought();
    const wish = {
      orderId,
      reference: uuidv7(),
      reason: 'Rude customer',
      shippingMinor: 395,
      goodwillMinor: 100,
    };
    const back = [{ lineId: lines[0]?.lineId ?? '', quantity: 1, goods: 'keep' as const }];
    world.neighbours.payment = {
      ...world.neighbours.payment,
      refund: ({ refundId }) => Promise.resolve({ refundId, state: 'succeeded' }),
    };
    const refund = accepted(await room.ask('refundLines', { ...wish, lines: back }, support));
    const [invoice, note] = await listed(orderId);
    assert.equal(note?.number, refund.creditNote);
    assert.deepEqual([note?.kind, note?.total, note?.tax], ['credit-note', refund.total, refund.tax]);
    const page = (await read(orderId, note?.documentId ?? '')).bytes.toString();
    for (const text of [invoice?.number ?? '', '£17.45', 'Goodwill, without VAT', 'Reason: refund'])
      assert.ok(page.includes(text), text);
    assert.ok(!page.includes('Rude'));
  });

  test('of a cancelled order: all that is left of its invoice, goodwill and refunds before taken into account', async () => {
    const { orderId, lines } = await bought();
    const wish = { orderId, reference: uuidv7(), reason: 'Late', shippingMinor: 100, goodwillMinor: 50 };
    const back = [{ lineId: lines[0]?.lineId ?? '', quantity: 1, goods: 'restock' as const }];
    world.neighbours.catalog = {
      ...world.neighbours.catalog,
      takeBackGoods: () => Promise.resolve({ isNew: true }),
    };
    accepted(await room.ask('refundLines', { ...wish, lines: back }, support));
    accepted(await room.ask('cancelOrder', { orderId, reason: 'Asked by phone' }, support));
    accepted(await room.ask('cancelOrder', { orderId }, support));
    const documents = await listed(orderId);
    assert.deepEqual(
      documents.map(({ kind, total }) => [kind, total.amountMinor]),
      [
        ['invoice', 2895],
        ['credit-note', 1250 + 100 + 50],
        ['credit-note', 2895 - 1400],
      ],
    );
    const page = (await read(orderId, documents[2]?.documentId ?? '')).bytes.toString();
    assert.ok(page.includes('-£0.50') && page.includes('Reason: the order was cancelled'), page);
    assert.ok(!page.includes('phone<'));
  });
});

describe('orders paid before there were documents', () => {
  test('get theirs from the job, once, under the next numbers', async () => {
    const [first, second] = [await bought(), await bought()];
    for (const { orderId } of [second, first]) await room.db.flight([forgetDocuments(orderId)]);
    await Promise.all([room.run('issue-missing-documents'), room.run('issue-missing-documents')]);
    await room.run('issue-missing-documents');
    for (const { orderId } of [first, second]) {
      const documents = await listed(orderId);
      assert.deepEqual(
        documents.map(({ kind, total }) => [kind, total]),
        [['invoice', gbp(2895)]],
      );
    }
  });
});

describe('the export of a period', () => {
  test('is CSV by pages of documents, without names of persons; wrong periods and cursors are refused', async () => {
    const { orderNumber } = await bought();
    const period = { market: 'gb', from: today(), to: today() } as const;
    const { csv, documents, nextCursor } = accepted(await room.ask('exportDocuments', period, bookkeeper));
    const [head, ...rows] = csv.trim().split('\n');
    assert.equal(
      head,
      'number,kind,issued_at,order_number,invoice_number,currency,tax_jurisdiction,tax_rate_percent,net,tax,gross',
    );
    assert.ok(documents > 20 && rows.length >= documents);
    assert.match(
      rows.at(-1) ?? '',
      new RegExp(`^INV-GB-\\d+,invoice,.*,${orderNumber},,GBP,GB,20,24.12,4.83,28.95$`),
    );
    assert.equal(nextCursor, null);
    assert.ok(!csv.includes('Lovelace'));
    const earlier = { ...period, from: '2020-01-01', to: '2020-12-31' };
    assert.equal(accepted(await room.ask('exportDocuments', earlier, bookkeeper)).documents, 0);
    const wrong = [
      { ...period, from: '2026-02-02', to: '2026-02-01' },
      { ...period, cursor: 'nonsense' },
    ];
    for (const input of wrong)
      assert.equal(refused(await room.ask('exportDocuments', input, bookkeeper)), 'invalid-input');
    assert.equal(refused(await room.ask('exportDocuments', period, support)), 'not-allowed');
  });
});

test('the budget: a list and a file cost two reads each', async () => {
  const { orderId } = await bought();
  const { documentId } = await invoiceOf(orderId);
  room.statements.length = 0;
  await listed(orderId);
  await read(orderId, documentId);
  assert.deepEqual(room.statements, [
    'order.document.find-holder',
    'order.document.list-of-order',
    'order.document.find-holder',
    'order.document.find',
  ]);
});
