import { refuse } from '#contracts/refusals.ts';
import type { InputTo, ResultOf } from '#contracts/services.ts';
import type { Tools } from '#runtime/tools.ts';
import { findDefinitionFault } from '../../domain/attribute/find-definition-fault.ts';
import {
  attributesAtMost,
  checkAttributeLimit,
  findAttributes,
  lockAttributes,
  writeAttributes,
} from '../../store/attribute/attributes.ts';

/** Writes definitions that are new or differ: all of them or none. Values of products stay as they are. */
export async function importAttributes(
  tools: Tools<'catalog'>,
  { attributes }: InputTo<'catalog', 'importAttributes'>,
): Promise<ResultOf<'catalog', 'importAttributes'>> {
  const fault = findDefinitionFault(attributes);
  if (fault) return refuse('value-invalid', fault.detail, { path: fault.path });
  const flown = await tools.db.tryFlight([
    lockAttributes(),
    writeAttributes(JSON.stringify(attributes)),
    checkAttributeLimit(),
  ]);
  if (!flown.isRefused) return { written: flown.rows[1].length };
  if (flown.refusedBy === 'attribute-limit') {
    const detail = `There may be ${attributesAtMost} attributes.`;
    return refuse('value-invalid', detail, { path: '/attributes' });
  }
  const known = await tools.db.rows(findAttributes(attributes.map(({ key }) => key)));
  const before = new Map(known.map((attribute) => [attribute.key, attribute]));
  const isTypeRefused = flown.refusedBy === 'attribute-type';
  const index = attributes.findIndex(({ key, type, unit, choices }) => {
    const old = before.get(key);
    if (!old) return false;
    if (isTypeRefused) return old.type !== type || old.unit !== unit;
    return old.choices.some((choice) => choices.every((next) => next.key !== choice.key));
  });
  return isTypeRefused
    ? refuse('value-invalid', 'Its values are kept in another type or unit.', {
        path: `/attributes/${index}/type`,
      })
    : refuse('value-invalid', 'A choice that products may have made is missing.', {
        path: `/attributes/${index}/choices`,
      });
}
