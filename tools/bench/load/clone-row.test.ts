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
  assert.equal(copy(1), `${own}c5a80f\tmug-1\t\\N\t12\t{${own}c5a80f,${own}c5a80f}\n`);
  assert.equal(copy(0xabcdef), `${own}7175fd\tmug-11259375\t\\N\t12\t{${own}7175fd,${own}7175fd}\n`);
});

test('no copy has the id that was copied, whatever its last digits are', () => {
  const copy = cloneRow(
    ['00d3784e-1bfd-51aa-a035-295541000007', '00d3784e-1bfd-51aa-a035-295542ffffff'],
    ['ids', 'ids'],
  );
  assert.equal(copy(7), '00d3784e-1bfd-51aa-a035-29554100000e\t00d3784e-1bfd-51aa-a035-295542000006\n');
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
  assert.equal(copy(2), `207\t00d3784e-1bfd-51aa-a035-295541c5a810\ta\\tb2\n`);
});
