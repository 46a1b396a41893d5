import families from '../data/colour-families.json' with { type: 'json' };
import { pickByText } from '../catalog/hash-text.ts';
import { lightnessOf } from './paint.ts';

/** The thing itself, its details, and the wall behind it, as `#rrggbb`. */
export type Palette = { main: string; accent: string; ground: string };

const WALLS = ['#f3e8e0', '#e5edf0', '#ebeee3', '#f6e9e8', '#f7efdd', '#e9e5de', '#e3e9ea', '#efe7ee'];
/** Behind things that are nearly white. */
const DEEPER_WALLS = ['#d8c9bb', '#bfced4', '#c6cfba', '#dcc3c0', '#dccfae', '#c9c3cf'];
const MAIN_LIGHTNESS_MAX = 0.83;

/** The colours of a family; the wall behind is pale, deeper behind pale things, and one of a few by `text`. */
export const paletteOf = (family: string, text: string): Palette => {
  const found = families.find((each) => each.family === family);
  if (found === undefined) throw new Error(`no colours "${family}"`);
  const { main, accent } = found;
  const walls = lightnessOf(main) > MAIN_LIGHTNESS_MAX ? DEEPER_WALLS : WALLS;
  return { main, accent, ground: pickByText(walls, text) };
};
