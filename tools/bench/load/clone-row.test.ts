import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloneRow } from './clone-row.ts';

const id = '00d3784e-1bfd-51aa-a035-295541c5a80e';

test('a copy has ids and names of its own, and everything else as it was', () => {
  const copy = cloneRow(
    [id, 'mug', null, '12', `{${id},${id}}`],
    ['ids', { behind: '-' }, { behind: 'X' }, 'same', 'ids'],
  );
  const own = '00d3784e-1bfd-51aa-a035-295541';
  assert.equal(copy(1), `${own}000001\tmug-1\t\\N\t12\t{${own}000001,${own}000001}\n`);
  assert.equal(copy(0xabcdef), `${own}abcdef\tmug-11259375\t\\N\t12\t{${own}abcdef,${own}abcdef}\n`);
});

test('what would end a line or a cell is written as COPY wants it', () => {
  assert.equal(cloneRow(['a\tb\nc\\d\re'], ['same'])(7), 'a\\tb\\nc\\\\d\\re\n');
});

test('an id in a column of another kind stays', () => {
  assert.equal(cloneRow([id], ['same'])(3), `${id}\n`);
});

test('what is worked out is written by what was copied and the number of the copy', () => {
  const copy = cloneRow(
    ['7', id, 'a\tb'],
    [
      { writes: (copied, number) => String(Number(copied) + 100 * number) },
      'ids',
      { writes: (copied, number) => `${copied}${number}` },
    ],
  );
  assert.equal(copy(2), `207\t00d3784e-1bfd-51aa-a035-295541000002\ta\\tb2\n`);
});
