import type { Paint } from './paint.ts';

/** A drawing on a 200 × 200 canvas; a standing thing gets a table and a shadow under it, its foot near y = 156. */
export type Shape = { stands: boolean; draw: (paint: Paint) => string };

export const standing = (draw: Shape['draw']): Shape => ({ stands: true, draw });

export const hanging = (draw: Shape['draw']): Shape => ({ stands: false, draw });
