import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Subject } from '#contracts/access.ts';
import { refuse } from '#contracts/refusals.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { auditFigures } from '../../store/audit.ts';
import { aProductChanged } from '../../testing.ts';

const staffId = uuidv7();
const staff: { subject: Subject } = {
  subject: {
    kind: 'staff',
    staffId,
    sessionId: staffId,
    permissions: ['orders.read', 'orders.write', 'catalog.write', 'customers.write'],
  },
};
const variantId = uuidv7();
const orderId = uuidv7();
const mark = { epoch: 1, xid: '1', sequence: 1 };

const told = aProductChanged({ title: { en: 'Red cup', zh: '红杯' } });

let room: TestRoom<'insight'>;
before(async () => {
  const silent = {
    auditChanges: () => Promise.resolve({ findings: [], mark, hasMore: false, orderIds: [] }),
    recount: () => Promise.resolve({ findings: [] }),
    listBookKeys: () => Promise.resolve({ orderIds: [] }),
  };
  const tellStock = () => Promise.resolve(refuse('variant-not-found', 'There is no such variant.'));
  // The news comes by itself, a moment after it was told.
  const tellProduct = () => {
    told.version += 1;
    const heard = { ...told };
    setTimeout(() => void room.hear(heard), 150);
    return Promise.resolve({ version: told.version });
  };
  const recountPoints = ({ customerId }: { customerId: string }) => {
    assert.equal(customerId, staffId);
    return Promise.resolve({ balance: 7, reserved: 2 });
  };
  room = await openTestRoom(insightService, {
    neighbours: {
      catalog: { ...silent, tellStock, tellProduct },
      order: silent,
      payment: silent,
      user: { ...silent, recountPoints },
    },
  });
  const total = { amountMinor: 500, currency: 'GBP' } as const;
  const placed = { orderId, customerId: null, locale: 'en-gb', total } as const;
  const line = {
    variantId,
    productId: uuidv7(),
    quantity: 2,
    unitPrice: { amountMinor: 250, currency: 'GBP' },
  };
  const paid = { ...placed, paidAt: '2026-05-05T12:00:00Z', lines: [{ ...line, gross: total }] };
  await room.hear({
    name: 'order.paid',
    key: orderId,
    version: 1,
    payload: paid,
  });
});
after(() => room.close());

const sql = <Row>(text: string) => room.db.rows<Row>({ name: '', text, values: [] });
const recount = async () => {
  await sql('update audit_rooms set recounted_at = null');
  await room.run('recount-books');
  await room.run('audit-books');
};
const listed = async () => {
  const answer = await room.ask('listBreaches', {}, staff);
  assert.ok('breaches' in answer, JSON.stringify(answer));
  return answer.breaches;
};

/** What was written wrong, and of which figure. */
const planted: [rule: string, sql: string][] = [
  [
    'the figures of a day are the sums of its orders',
    'update daily_figures set revenue_minor = revenue_minor + 1',
  ],
  ['the figures of a day are the sums of its orders', 'delete from daily_figures'],
  ['the figures of a market are the sums of its orders', 'update market_figures set orders = orders + 1'],
  [
    'the figures of a variant are the sums of its order lines',
    'update variant_figures set quantity = quantity + 1',
  ],
  ['the size of a segment is the number of its members', 'update segments set size = size + 1'],
];

describe('figures that are not the sums of their rows', () => {
  for (const [rule, text] of planted) {
    test(`are made anew, and that is recorded: ${text}`, async () => {
      await sql(text);
      await recount();
      const broken = (await listed()).filter((each) => each.rule === rule);
      assert.ok(broken.length > 0);
      for (const { id, breach, isTold, repair } of broken) {
        assert.deepEqual([breach, isTold], ['figures', true]);
        assert.match(repair ?? '', /made anew/);
        const answer = await room.ask('repairBreach', { room: 'insight', rule, id }, staff);
        assert.ok('isMended' in answer, JSON.stringify(answer));
        assert.equal(answer.isMended, true);
        const repairs = await room.ask('listRepairs', {}, staff);
        assert.ok('repairs' in repairs);
        const [newest] = repairs.repairs;
        assert.deepEqual([newest?.id, newest?.rule, newest?.who], [id, rule, `staff:${staffId}`]);
        assert.match(newest?.after ?? '', /^mended: /);
      }
      assert.deepEqual(await auditFigures(room.db), []);
    });
  }

  test('are left to a person where rows do not say it all; that is recorded, too', async () => {
    await sql(`insert into variant_sales (variant_id, last_sold_on) values ('${staffId}', '2026-01-01')`);
    await recount();
    const [broken] = await listed();
    assert.ok(broken);
    const { room: of, rule, id } = broken;
    const answer = await room.ask('repairBreach', { room: of, rule, id }, staff);
    assert.ok('refusal' in answer && answer.refusal === 'value-invalid', JSON.stringify(answer));
    assert.match(answer.detail, /person must decide/);
    const repairs = await room.ask('listRepairs', {}, staff);
    assert.ok('repairs' in repairs);
    assert.match(repairs.repairs[0]?.after ?? '', /^refused: /);
    await sql(`delete from variant_sales where variant_id = '${staffId}'`);
    assert.deepEqual(await auditFigures(room.db), []);
  });
});

test('a document of an old version: the product is told again, and the repair ends when that was heard', async () => {
  await room.hear(told);
  const { productId } = told.payload.product;
  await sql(`update products set version = version + 1 where product_id = '${productId}'`);
  told.version += 1;
  await recount();
  const rule = 'a document is of the newest version of its product';
  const wanted = { room: 'insight', rule, id: productId };
  const answer = await room.ask('repairBreach', wanted, staff);
  assert.deepEqual(answer, {
    isMended: true,
    before: 'does not hold for 1',
    after: `told of as version ${told.version}`,
  });
});

test('points that do not add up are repaired by the room of accounts, in the name of who asks', async () => {
  const rule = 'a balance of points is the sum of its entries';
  await sql(
    `insert into breaches (room, rule, id, detail, found_by, told_at) values ('user', '${rule}', '${staffId}', 'balance 9', 'changes', now())`,
  );
  const answer = await room.ask('repairBreach', { room: 'user', rule, id: staffId }, staff);
  assert.ok('after' in answer, JSON.stringify(answer));
  assert.equal(answer.after, '7, of which 2 reserved');
});

test('rules of a kind that has a repair, which a person must decide nevertheless, are left to them', async () => {
  const rule = 'points fall below zero by taking back only';
  await sql(
    `insert into breaches (room, rule, id, detail, found_by, told_at) values ('user', '${rule}', '${staffId}', 'balance -9', 'recount', now())`,
  );
  const found = (await listed()).find((each) => each.rule === rule);
  assert.deepEqual([found?.breach, found?.repair], ['points', null]);
  const answer = await room.ask('repairBreach', { room: 'user', rule, id: staffId }, staff);
  assert.ok('refusal' in answer && answer.refusal === 'value-invalid', JSON.stringify(answer));
  await sql(`delete from breaches where rule = '${rule}'`);
});
