/** The hash in the public path of a stored picture; undefined for anything else. */
export function mediaHashOf(path: string): string | undefined {
  return /^\/media\/([0-9a-f]{64})\.[a-z0-9]{2,5}$/.exec(path)?.[1];
}
