const freeTries = 10;

/**
 * For the n-th failed sign-in in a row, how long the address is locked, in seconds: ten free tries, then half a
 * minute, doubling to a quarter of an hour and no further, so that nobody can be shut out for good by others.
 */
export const lockLadderSeconds: readonly number[] = [
  ...Array.from({ length: freeTries - 1 }, () => 0),
  30,
  60,
  120,
  240,
  480,
  900,
];
