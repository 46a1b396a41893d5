/** With fewer products that hold every word, those that hold most of them follow. */
export const few = 10;
