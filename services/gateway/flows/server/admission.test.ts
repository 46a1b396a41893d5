import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdmission } from './admission.ts';

/** An admission with a clock of its own. */
function anAdmission(most = 400) {
  let nowMs = 0;
  const admission = createAdmission(
    () => most,
    () => nowMs,
  );
  const comeIn = (times = 1) => (admission.hasRoom(times) ? admission.enter() : undefined);
  /** As many as are let in, one after another at the same moment. */
  const fill = (times = 1) => {
    const inWork = [];
    for (let leave = comeIn(times); leave; leave = comeIn(times)) inWork.push(leave);
    return inWork;
  };
  const wait = (ms: number) => void (nowMs += ms);
  return { admission, fill, wait };
}

test('who comes when all places are taken is refused, newcomers before those who began, checkouts last', () => {
  const { admission, fill } = anAdmission();
  assert.equal(fill().length, 64);
  assert.ok(!admission.hasRoom(1) && admission.hasRoom(1.25));
  assert.equal(fill(1.25).length, 16);
  assert.ok(!admission.hasRoom(1.25) && admission.hasRoom(1.5));
  assert.equal(fill(1.5).length, 16);
  assert.ok(!admission.hasRoom(1.5));
});

test('who leaves makes room', () => {
  const { admission, fill } = anAdmission();
  const [leave] = fill();
  assert.ok(!admission.hasRoom(1));
  leave?.(true);
  assert.ok(admission.hasRoom(1));
});

test('fewer are let in when requests took long', () => {
  const { fill, wait } = anAdmission();
  const inWork = fill();
  wait(300);
  for (const leave of inWork) leave(true);
  assert.equal(fill().length, 55);
});

test('more are let in when all places were taken and requests were quick', () => {
  const { fill, wait } = anAdmission();
  for (let round = 0; round < 10; round += 1) {
    const inWork = fill();
    wait(10);
    for (const leave of inWork) leave(true);
    wait(250);
  }
  assert.ok(fill().length > 300);
});

test('what waits for others does not make the shop look busy, and does not keep people out for long', () => {
  const { admission, fill, wait } = anAdmission();
  const stuck = fill();
  wait(300);
  assert.ok(admission.hasRoom(1), 'there is more room though nobody has left');
  wait(5000);
  for (const leave of stuck) leave(false);
  assert.ok(fill().length >= 64);
});

test('staff may set fewer', () => {
  assert.equal(anAdmission(10).fill().length, 10);
});
