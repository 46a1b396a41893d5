import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Problem } from '../../../client/client.ts';
import { form as en } from '../../../ui/messages/en/form.ts';
import { faultyField, sayFault, sayWait } from './say-problem.ts';

const problem = (more: Partial<Problem>): Problem => ({
  status: 422,
  code: 'value-invalid',
  title: '',
  detail: '',
  ...more,
});

describe('a problem finds the field it is about', () => {
  test('by the last part of its path, a company’s fields by their own names', () => {
    assert.equal(faultyField(problem({ path: '/shippingAddress/postalCode' })), 'postalCode');
    assert.equal(faultyField(problem({ path: '/invoiceTo/taxNumber' })), 'invoiceTaxNumber');
    assert.equal(faultyField(problem({ path: '/invoiceTo/name' })), 'invoiceName');
    assert.equal(faultyField(problem({ code: 'code-wrong' })), 'code');
    assert.equal(faultyField(problem({ code: 'password-weak', path: '/newPassword' })), 'newPassword');
    assert.equal(faultyField(problem({ code: 'locked' })), undefined);
  });

  test('and says what to do there', () => {
    const examples = problem({ data: { examples: ['EC1Y 8SY', 'GIR 0AA'] } });
    assert.equal(sayFault(examples, 'postalCode', en), en.postalCode('EC1Y 8SY'));
    assert.equal(sayFault(problem({ code: 'invalid-input' }), 'email', en), en.email);
    assert.equal(sayFault(problem({ code: 'code-wrong' }), 'code', en), en.problems['code-wrong']);
  });
});

test('a wait is told in the largest unit, never as less than it is', () => {
  assert.equal(sayWait(1, en), '1 second');
  assert.equal(sayWait(59, en), '59 seconds');
  assert.equal(sayWait(61, en), '2 minutes');
  assert.equal(sayWait(3601, en), '2 hours');
});
