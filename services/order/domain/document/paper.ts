/** A4 with its margins, in points; the foot of a page stands within the margin. */
export const paper = {
  width: 595.28,
  height: 841.89,
  margin: 42,
  /** What lies between the margins at the left and the right. */
  room: 595.28 - 42 * 2,
  /** Where the last line of a page may end. */
  bottom: 841.89 - 60,
  foot: 841.89 - 34,
} as const;
