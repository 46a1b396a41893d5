import { Type } from 'typebox';
import { call } from '../call.ts';
import { Instant, Nothing } from '../ids.ts';
import { Slug } from './product.ts';

const exactly = { additionalProperties: false } as const;
const forStaff = { access: ['staff:catalog.write'], callers: ['gateway'], timeoutMs: 2000 } as const;

export const categoryCalls = {
  listCategoriesForStaff: call({
    ...forStaff,
    summary:
      'The category tree in both languages, parents before children (at most 1,000), each with how many products it names itself.',
    input: Type.Object({}, exactly),
    output: Type.Object({
      categories: Type.Array(
        Type.Object({
          slug: Slug,
          title: Type.Object({ en: Type.String(), zh: Type.String() }),
          parentSlug: Type.Union([Slug, Type.Null()]),
          position: Type.Integer(),
          products: Type.Integer(),
          version: Type.Integer(),
          /** Who gave it this version, e.g. `staff:<id>` or `system`; null when that was not kept. */
          changedBy: Type.Union([Type.String(), Type.Null()]),
          changedAt: Instant,
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/categories' },
  }),
  removeCategory: call({
    ...forStaff,
    summary: 'Removes a category that has no products and none below it. A repeat changes nothing.',
    input: Type.Object({ slug: Slug }, exactly),
    output: Nothing,
    refusals: ['in-use'],
    repeat: 'natural',
    http: { method: 'DELETE', path: '/staff/categories/{slug}' },
  }),
};
