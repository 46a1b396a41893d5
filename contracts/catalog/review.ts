import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant, LocaleName, text } from '../ids.ts';

const exactly = { additionalProperties: false } as const;
const Rating = Type.Integer({ minimum: 1, maximum: 5 });
const ReviewState = Type.Union([Type.Literal('waiting'), Type.Literal('approved'), Type.Literal('refused')]);
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 100 }));
const NextCursor = Type.Union([Type.String(), Type.Null()]);
const Words = { rating: Rating, title: text(120), text: text(5000), locale: LocaleName };
const Shown = {
  reviewId: Id,
  rating: Rating,
  title: Type.String(),
  text: Type.String(),
  locale: LocaleName,
  writtenAt: Instant,
};
const own = { access: ['customer'], callers: ['gateway'], timeoutMs: 2000 } as const;
const forStaff = { access: ['staff:catalog.write'], callers: ['gateway'], timeoutMs: 3000 } as const;

export const reviewCalls = {
  writeReview: call({
    ...own,
    summary:
      'Writes the one review that a customer may give a product they bought, or changes it; it waits for staff then. The same words again change nothing.',
    input: Type.Object({ productId: Id, ...Words }, exactly),
    output: Type.Object({ state: ReviewState }),
    refusals: ['product-not-found', 'not-allowed'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/products/{productId}/review' },
  }),
  getMyReview: call({
    ...own,
    summary: 'The customer’s own review of a product, with its state and why it was refused.',
    input: Type.Object({ productId: Id }, exactly),
    output: Type.Object({ ...Shown, state: ReviewState, reason: Type.Union([Type.String(), Type.Null()]) }),
    refusals: ['not-found'],
    repeat: 'read',
    http: { method: 'GET', path: '/products/{productId}/review' },
  }),
  listMyReviews: call({
    ...own,
    summary:
      'The customer’s own reviews, newest first, each with its product, its state and why it was refused.',
    input: Type.Object({ locale: LocaleName, cursor: Type.Optional(Cursor), limit: Limit }, exactly),
    output: Type.Object({
      reviews: Type.Array(
        Type.Object({
          ...Shown,
          state: ReviewState,
          reason: Type.Union([Type.String(), Type.Null()]),
          productId: Id,
          productSlug: Type.String(),
          productTitle: Type.String(),
          picture: Type.Union([Type.String(), Type.Null()]),
        }),
      ),
      nextCursor: NextCursor,
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/account/reviews' },
  }),
  reportReview: call({
    ...own,
    summary: 'Tells staff that a review should not be shown; once for each customer.',
    input: Type.Object({ reviewId: Id, reason: text(500) }, exactly),
    output: Type.Object({}),
    refusals: ['not-found'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/reviews/{reviewId}/report' },
  }),
  listReviews: call({
    summary: 'The rating of a product and its approved reviews, page by page.',
    input: Type.Object(
      {
        productId: Id,
        sort: Type.Optional(
          Type.Union([Type.Literal('newest'), Type.Literal('highest'), Type.Literal('lowest')]),
        ),
        cursor: Type.Optional(Cursor),
        limit: Limit,
      },
      exactly,
    ),
    output: Type.Object({
      rating: Type.Object({
        count: Type.Integer(),
        /** Of all ratings, to two digits; null when there are none. */
        mean: Type.Union([Type.Number(), Type.Null()]),
        /** How many gave one star, two … five. */
        histogram: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5 }),
      }),
      reviews: Type.Array(Type.Object(Shown)),
      nextCursor: NextCursor,
    }),
    refusals: ['product-not-found', 'invalid-input'],
    access: ['anonymous', 'customer', 'staff'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 1000,
    http: { method: 'GET', path: '/products/{productId}/reviews' },
  }),
  listReviewsForStaff: call({
    ...forStaff,
    summary: 'Reviews in a state, the oldest first, with how often they were reported, page by page.',
    input: Type.Object(
      {
        state: ReviewState,
        cursor: Type.Optional(Cursor),
        limit: Limit,
        /** Counts what matches, on all pages, up to 10,001. */
        withCount: Type.Optional(Type.Boolean()),
      },
      exactly,
    ),
    output: Type.Object({
      reviews: Type.Array(
        Type.Object({
          ...Shown,
          productId: Id,
          productSlug: Type.String(),
          reason: Type.Union([Type.String(), Type.Null()]),
          reports: Type.Integer(),
        }),
      ),
      nextCursor: NextCursor,
      count: Type.Optional(Type.Integer()),
    }),
    refusals: ['invalid-input'],
    repeat: 'read',
    http: { method: 'GET', path: '/staff/reviews' },
  }),
  moderateReviews: call({
    ...forStaff,
    summary:
      'Approves or refuses reviews; a refusal has a reason. Tells how many changed; those that were so before, and unknown ones, count for nothing.',
    input: Type.Object(
      {
        reviewIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
        decision: Type.Union([Type.Literal('approved'), Type.Literal('refused')]),
        reason: Type.Optional(text(500)),
      },
      exactly,
    ),
    output: Type.Object({ changed: Type.Integer() }),
    refusals: ['value-invalid'],
    repeat: 'natural',
    http: { method: 'POST', path: '/staff/reviews/moderation' },
  }),
};
