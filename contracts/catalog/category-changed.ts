import { Type } from 'typebox';

/** What the event `category.changed` tells. */
export const CategoryChanged = Type.Object({
  slug: Type.String(),
  title: Type.Object({ en: Type.String(), zh: Type.String() }),
  parentSlug: Type.Union([Type.String(), Type.Null()]),
  isRemoved: Type.Optional(Type.Literal(true)),
});
