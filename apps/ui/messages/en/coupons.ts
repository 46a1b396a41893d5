/** Words about coupons and gifts; the reasons are those of the contract (`CouponReason`). */
export const coupons = {
  ask: 'Have a code?',
  code: 'Code',
  use: 'Apply',
  gift: 'Free with your order',
  reasons: {
    unknown: 'There is no such code. Check it for typing mistakes.',
    'not-yet': 'This code cannot be used yet.',
    expired: 'This code has expired.',
    'used-up': 'This code has been used up.',
    'used-by-you': 'You have used this code already.',
    'other-market': 'This code is for another country.',
    'other-time': 'This code does not hold at this time of day or week.',
    'sign-in': 'Sign in to use this code.',
    'customer-group': 'This code is for other customers.',
    'wrong-goods': 'Nothing in your basket goes with this code.',
    quantity: 'This code needs more pieces in the basket.',
    minimum: 'This code needs a larger order.',
    'not-combinable': 'This code does not go together with the offers in your basket.',
    'nothing-to-discount': 'There is nothing left to take off.',
  } as Readonly<Record<string, string>>,
};

export type CouponWords = typeof coupons;
