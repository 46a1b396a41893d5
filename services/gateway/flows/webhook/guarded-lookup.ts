import { lookup, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from '../../domain/webhook/is-public-address.ts';

/** A name leads to no address that requests may go to. */
export class AddressNotAllowed extends Error {
  readonly code = 'address-not-allowed';
}

type Resolve = (
  name: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, found: { address: string; family: number }[]) => void,
) => void;

/**
 * Looks names up for connections that may only go to the public internet: the address that is checked is the one that
 * is connected to, so a name cannot lead elsewhere in between (DNS rebinding).
 */
export function guardedLookup(allowsPrivate: () => boolean, resolve: Resolve = lookup): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      const usable = allowsPrivate() ? found : found.filter(({ address }) => isPublicAddress(address));
      const [first] = usable;
      if (!first) return done(new AddressNotAllowed(`${name} is not on the public internet`), []);
      if (options.all) return done(null, usable);
      done(null, first.address, first.family);
    });
  };
}
