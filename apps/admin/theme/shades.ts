import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades of a token, from a breath of it on the raised ground to the token itself. */
export function shades(token: string): MantineColorsTuple {
  const tint = (percent: number) => `color-mix(in srgb, var(${token}) ${percent}%, var(--ground-raised))`;
  const full = `var(${token})`;
  return [tint(6), tint(10), tint(16), tint(30), tint(50), full, full, full, full, full];
}
