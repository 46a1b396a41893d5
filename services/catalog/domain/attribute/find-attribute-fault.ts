import type { ProductDraftValue } from '#contracts/catalog/product.ts';

type Definition = { key: string; type: string; choices: readonly { key: string }[] };
type Attribute = NonNullable<ProductDraftValue['attributes']>[number];

/** The first value of products that its attribute does not take, by the definitions there are, with its path. */
export function findAttributeFault(
  drafts: readonly ProductDraftValue[],
  definitions: readonly Definition[],
): { path: string; detail: string } | undefined {
  const known = new Map(definitions.map((definition) => [definition.key, definition]));
  for (const [index, { attributes = [] }] of drafts.entries()) {
    for (const [place, attribute] of attributes.entries()) {
      const detail = faultOf(attribute, known.get(attribute.key));
      if (detail) return { path: `/products/${index}/attributes/${place}`, detail };
    }
  }
  return undefined;
}

function faultOf(attribute: Attribute, definition: Definition | undefined): string | undefined {
  if (!definition) return `There is no attribute ${attribute.key}.`;
  const type = typeOf(attribute);
  if (type !== definition.type) return `${attribute.key} takes a ${definition.type}.`;
  if ('choice' in attribute && definition.choices.every(({ key }) => key !== attribute.choice))
    return `${attribute.choice} is no choice of ${attribute.key}.`;
  return undefined;
}

function typeOf(attribute: Attribute): string {
  if ('text' in attribute) return 'text';
  if ('number' in attribute) return 'number';
  return 'isTrue' in attribute ? 'boolean' : 'choice';
}
