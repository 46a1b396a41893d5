/** How text is set: its size in points, and whether in bold. */
export type TextStyle = { size: number; isBold: boolean };

/** What is drawn on a page; points (1/72 inch) from its upper left corner, down to the line that text stands on. */
export type Mark =
  | ({ type: 'text'; x: number; y: number; text: string } & TextStyle)
  | { type: 'rule'; x: number; y: number; width: number };

/** How wide text is in points, by the letters of the fonts that it will be drawn in. */
export type Measure = (text: string, style: TextStyle) => number;
