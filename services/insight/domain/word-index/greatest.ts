/** The greatest number that was noted for each of many, by their numbers from 0 on; never too small, to a millionth too large. */
export type Greatest = {
  note: (of: number, value: number) => void;
  /** 0 where none was noted. */
  of: (of: number) => number;
};

/** Four bytes round by less than this; what was rounded down would pass for less than it is. */
const rounding = 1 + 1e-6;

export function createGreatest(): Greatest {
  let values = new Float32Array(256);
  return {
    note: (of, value) => {
      if (of >= values.length) {
        const longer = new Float32Array(Math.max(of + 1, values.length * 2));
        longer.set(values);
        values = longer;
      }
      if (value > (values[of] ?? 0)) values[of] = value * rounding;
    },
    of: (of) => values[of] ?? 0,
  };
}
