import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidyPhone } from './tidy-phone.ts';

test('a phone number is read as people of the place write it', () => {
  assert.equal(tidyPhone('+44 (20) 7946-0000', 'GB'), '+442079460000');
  assert.equal(tidyPhone('020 7946 0000', 'GB'), '+442079460000');
  assert.equal(tidyPhone('020 7946 0000', 'DE'), '02079460000');
  assert.equal(tidyPhone('0086 138 0013 8000', 'GB'), '+8613800138000');
  assert.equal(tidyPhone('138 0013 8000', 'CN'), '+8613800138000');
  assert.equal(tidyPhone('12345', 'CN'), '12345');
  assert.equal(tidyPhone('', 'CN'), '');
});
