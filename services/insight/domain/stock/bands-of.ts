import { ageBands } from './age-bands.ts';

export type AgeBand = { fromDays: number; toDays: number | null; quantity: number; valueMinor: number };

/** The bands of age with what is in each, in their order; nothing where nothing was said. */
export function bandsOf(inside: (band: number) => { quantity: number; valueMinor: number }): AgeBand[] {
  return ageBands.map(({ fromDays, toDays }, band) => {
    const { quantity, valueMinor } = inside(band);
    return { fromDays, toDays, quantity, valueMinor };
  });
}
