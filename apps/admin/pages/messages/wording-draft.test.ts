import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftOf, isWordingWhole, paragraphsOf, wordsOf } from './wording-draft.ts';

const given = { mail: { subject: 'Hello {name}', paragraphs: ['One', 'Two\n{orderUrl}'] } };

test('the words of a mail come back from the form as they went in', () => {
  assert.deepEqual(wordsOf(draftOf({ own: null, default: given }), given), given);
  const own = { mail: { subject: 'Hi', paragraphs: ['A'] } };
  assert.deepEqual(draftOf({ own, default: { ...given, sms: 'short' } }), {
    subject: 'Hi',
    body: 'A',
    sms: 'short',
  });
});

test('only the channels of the message are sent, and not without words', () => {
  const draft = { subject: ' Hi ', body: '', sms: ' code ' };
  assert.deepEqual(wordsOf(draft, { sms: 'x' }), { sms: 'code' });
  assert.equal(isWordingWhole(wordsOf(draft, { sms: 'x' })), true);
  assert.equal(isWordingWhole(wordsOf(draft, given)), false);
  assert.equal(isWordingWhole(wordsOf({ ...draft, sms: ' ' }, { sms: 'x' })), false);
});

test('paragraphs stand between empty lines', () => {
  assert.deepEqual(paragraphsOf('\nA\nB\n \n\n\nC  \n'), ['A\nB', 'C']);
  assert.deepEqual(paragraphsOf(' \n\n '), []);
});
