import type { Site } from './list-sites.ts';
import type { Random } from './make-random.ts';
import { replaceAt } from './replace-at.ts';

/** A valid value, the places in it, and the chances. */
export type Target = { value: unknown; sites: readonly Site[]; random: Random };

/** A way to spoil a valid value. */
export type Attempt = {
  what: string;
  /** Where the fault is; null when the body cannot be read as a whole. */
  keys: Site['keys'] | null;
  value: unknown;
  /** The body as it is sent, where `JSON.stringify(value)` could not write it. */
  raw?: string | Uint8Array;
  contentType?: string;
  /** True where strange input is worth sending even if the schema allows it. */
  isWorthSending?: true;
};

/** Spoils the target, or gives null where it has nothing to spoil in this way. */
export type Attack = (target: Target) => Attempt | null;

/** Picks a site that a test holds for; null when there is none. */
export function pickSite({ sites, random }: Target, suits: (site: Site) => boolean): Site | null {
  const suitable = sites.filter(suits);
  return suitable.length === 0 ? null : random.pick(suitable);
}

/** An attempt with another value in the place of a site. */
export function replaceSite({ value }: Target, { keys }: Site, what: string, replacement: unknown): Attempt {
  return { what, keys, value: replaceAt(value, keys, replacement) };
}

const holder = '@@here@@';

/** An attempt with a piece of text, JSON or not, written as it stands in the place of a site. */
export function writeAtSite(target: Target, site: Site, what: string, piece: string): Attempt {
  const text = JSON.stringify(replaceAt(target.value, site.keys, holder));
  return { ...replaceSite(target, site, what, piece), raw: text.replace(`"${holder}"`, () => piece) };
}
