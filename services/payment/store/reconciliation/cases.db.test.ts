import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { afterWaitingFor } from '#runtime/testing/after-waiting-for.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { uuidv7 } from '#runtime/uuidv7.ts';
import { fakeProvider } from '../../providers/fake-provider.ts';
import { paymentService } from '../../service.ts';
import { withProvider } from '../../testing.ts';
import { findCase, openCases, resolveCase, type Verdict } from './cases.ts';

let room: TestRoom<'payment'>;
before(async () => {
  room = await openTestRoom(withProvider(paymentService, fakeProvider()));
});
after(() => room.close());

test('a case that is corrected while its money arrives is held against what was corrected', async () => {
  const caseId = uuidv7();
  const verdict: Verdict = {
    caseId,
    provider: 'fake',
    subject: 'line 1',
    kind: 'amount',
    attemptId: null,
    lineId: '1',
    hereMinor: 100,
    hereCurrency: 'GBP',
    thereMinor: 120,
    thereCurrency: 'GBP',
  };
  await room.db.flight(openCases([verdict]));
  const correct = resolveCase(caseId, 1, uuidv7(), 'corrected', 'late', 'adjustment', 'staff', uuidv7());
  const arrived = openCases([{ ...verdict, kind: null, hereMinor: 120 }]);
  await afterWaitingFor(room.db, correct, () => room.db.flight(arrived));
  const found = await room.db.row(findCase(caseId));
  // 20 were booked by hand and came by themselves as well.
  assert.deepEqual(
    [found?.state, found?.resolution, found?.hereMinor, found?.correctedHereMinor, found?.version],
    ['open', null, 120, 100, 3],
  );
});
