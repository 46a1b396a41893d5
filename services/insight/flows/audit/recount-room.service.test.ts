import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { AuditFindingValue } from '#contracts/audit.ts';
import type { Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { insightService } from '../../service.ts';
import { recountRules } from '../../domain/audit/recount-rules.ts';

const rule = 'the counters of stock are the sums of its movements';
const daily = 'a variant on sale has a price';
const mark = { epoch: 1, xid: '1', sequence: 1, at: '2026-01-01T00:00:00Z' };
const subject: Subject = {
  kind: 'staff',
  staffId: uuidv7(),
  sessionId: uuidv7(),
  permissions: ['orders.read'],
};

/** What the catalog finds in either way: what changes show by themselves, what they find where they are told, what is counted. */
const says = {
  shown: [] as string[],
  found: [] as string[],
  counted: [] as string[],
  /** What is counted once a day only. */
  daily: [] as string[],
  isCutOff: false,
  /** For how many of what is named there is time. */
  most: Number.POSITIVE_INFINITY,
  /** What happens once something was counted. */
  afterwards: () => {},
};
const asked: number[] = [];
let recounts = 0;
const finding = (of: string, ids: string[]): AuditFindingValue[] =>
  ids.length === 0 ? [] : [{ rule: of, ids, detail: 'so', ...(says.isCutOff ? { isCutOff: true } : {}) }];
const nothing = { findings: [], mark, hasMore: false, orderIds: [] };

let room: TestRoom<'insight'>;
before(async () => {
  const silent = {
    auditChanges: () => Promise.resolve(nothing),
    recount: () => Promise.resolve({ findings: [] }),
    listBookKeys: () => Promise.resolve({ orderIds: [] }),
  };
  const catalog = {
    ...silent,
    auditChanges: ({ after: from, ids }: { after: object | null; ids: string[] }) => {
      asked.push(ids.length);
      const known = new Set(says.found);
      const audited = ids.slice(0, says.most);
      const own = [...audited.filter((id) => known.has(id)), ...(from ? says.shown : [])];
      const unauditedIds = ids.slice(says.most);
      return Promise.resolve({ ...nothing, findings: finding(rule, [...new Set(own)]), unauditedIds });
    },
    recount: () => {
      recounts += 1;
      const findings = [...finding(rule, says.counted), ...finding(daily, says.daily)];
      says.afterwards();
      return Promise.resolve({ findings });
    },
  };
  room = await openTestRoom(insightService, {
    neighbours: { catalog, order: silent, payment: silent, user: silent },
  });
});
beforeEach(async () => {
  Object.assign(says, {
    shown: [],
    found: [],
    counted: [],
    daily: [],
    isCutOff: false,
    most: Number.POSITIVE_INFINITY,
    afterwards: () => {},
  });
  await sql('delete from breaches');
  await recount();
  asked.splice(0);
  recounts = 0;
});
after(() => room.close());

const sql = <Row>(text: string) => room.db.rows<Row>({ name: '', text, values: [] });
async function recount() {
  await sql('update audit_rooms set recounted_at = null');
  await room.run('recount-books');
}
/** What is open: the rule, the thing, and by what it was found. */
const open = () =>
  sql<{ rule: string; id: string; foundBy: string; detail: string }>(
    `select rule, id, found_by as "foundBy", detail from breaches where closed_at is null order by rule, id`,
  );
const ofRule = async (wanted: string) => (await open()).filter((each) => each.rule === wanted);
const many = (count: number) => Array.from({ length: count }, () => uuidv7()).toSorted();

describe('a recount and the audit of changes must say the same', () => {
  test('where they do, nothing is said of it', async () => {
    Object.assign(says, { shown: ['a'], found: ['a'], counted: ['a'], daily: ['b'] });
    await recount();
    assert.deepEqual(
      (await open()).map((each) => [each.rule, each.id, each.foundBy]),
      [
        [daily, 'b', 'recount'],
        [rule, 'a', 'changes'],
      ],
    );
    assert.equal(recounts, 1);
  });

  test('what is counted and changes had not shown is a breach, in its words', async () => {
    Object.assign(says, { found: ['a'], counted: ['a'] });
    await recount();
    assert.deepEqual(
      (await open()).map((each) => [each.rule, each.id, each.detail]),
      [
        [rule, 'a', 'so'],
        [recountRules.missed, 'a', `catalog: ${rule}: so`],
      ],
    );
  });

  test('what is counted and changes do not find even where they are told is one too', async () => {
    says.counted = ['a'];
    await recount();
    assert.deepEqual(
      (await open()).map((each) => [each.rule, each.id, each.foundBy]),
      [
        [rule, 'a', 'recount'],
        [recountRules.missed, 'a', 'missed'],
      ],
    );
    says.counted = [];
    await recount();
    assert.deepEqual(await open(), []);
  });

  test('what changes show and is not counted is a breach of its own, in other words, until both agree', async () => {
    Object.assign(says, { shown: ['a'], found: ['a'] });
    await room.run('audit-books');
    await recount();
    assert.deepEqual(
      (await open()).map((each) => [each.rule, each.id, each.detail]),
      [
        [rule, 'a', 'so'],
        [recountRules.unfounded, 'a', `catalog: ${rule}: so`],
      ],
    );
    assert.equal(recounts, 2, 'it was counted twice before that was said');
    says.counted = ['a'];
    await recount();
    assert.deepEqual(
      (await open()).map((each) => each.rule),
      [rule],
    );
  });

  test('what came or went while it was counted is none', async () => {
    Object.assign(says, { shown: ['old'], found: ['old'], counted: ['gone'] });
    await room.run('audit-books');
    says.afterwards = () =>
      Object.assign(says, { shown: ['new'], found: ['new', 'old'], counted: ['new', 'old'] });
    await recount();
    assert.deepEqual(
      (await open()).map((each) => [each.rule, each.id, each.foundBy]),
      [
        [rule, 'new', 'changes'],
        [rule, 'old', 'changes'],
      ],
    );
  });

  test('what a room has no time for is asked for again until all of it was audited', async () => {
    const ids = many(30);
    Object.assign(says, { found: ids, counted: ids, most: 7 });
    await recount();
    assert.deepEqual(
      (await ofRule(rule)).map((each) => [each.id, each.foundBy]),
      ids.map((id) => [id, 'changes']),
    );
    assert.deepEqual(asked.slice(-5), [30, 23, 16, 9, 2]);
    says.most = 0;
    await assert.rejects(room.run('audit-books'), /catalog audits nothing of what is named/);
  });

  test('more than may be asked of at once are asked of in parts, and none falls out', async () => {
    const ids = many(450);
    Object.assign(says, { found: ids, counted: ids });
    await recount();
    assert.deepEqual(
      (await ofRule(rule)).map((each) => [each.id, each.foundBy]),
      ids.map((id) => [id, 'changes']),
    );
    assert.equal((await ofRule(recountRules.missed)).length, 450);
    assert.ok(Math.max(...asked) <= 200);
    says.found = ids.slice(0, 430);
    says.counted = ids.slice(0, 430);
    await room.run('audit-books');
    assert.deepEqual(
      (await ofRule(rule)).map((each) => each.id),
      ids.slice(0, 430),
      'what holds again is closed, whatever its place',
    );
  });

  test('where a room has more than it names nothing is closed, and nothing is said to be unfounded', async () => {
    const ids = many(3);
    Object.assign(says, { found: ids, counted: ids, daily: ['b', 'c'] });
    await recount();
    const all = (await open()).filter((each) => each.foundBy !== 'missed');
    Object.assign(says, { found: ids.slice(0, 1), counted: ids.slice(0, 1), daily: ['b'], isCutOff: true });
    await room.run('audit-books');
    await recount();
    assert.deepEqual(
      (await open()).filter((each) => each.foundBy !== 'missed'),
      all,
    );
    assert.deepEqual(await ofRule(recountRules.unfounded), []);
    says.isCutOff = false;
    await room.run('audit-books');
    await recount();
    assert.deepEqual(
      (await open()).map((each) => each.id),
      ['b', ids[0]],
    );
  });
});

test('staff read of each which page tells what to do', async () => {
  says.counted = ['a'];
  await recount();
  const answer = await room.ask('listBreaches', {}, { subject });
  assert.ok('breaches' in answer);
  assert.deepEqual(
    answer.breaches.map(({ breach, runbook }) => [breach, runbook]),
    [
      ['stock-counters', 'docs/runbooks/stock-counters.md'],
      ['books-recount', 'docs/runbooks/books-recount.md'],
    ],
  );
});
