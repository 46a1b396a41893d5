/**
 * Limits of V8 for the processes of the shop. Left alone, V8 lets the heap of an idle machine grow far over what is in
 * use. What belongs to a checkout lives as long as it takes: with 4 MB for the young most of it was copied several times, by threads
 * that PostgreSQL waited for. What 32 MB keep is given back at rest, by the collector that is exposed here.
 */
export const processFlags = flagsUnlessChosen([
  '--max-semi-space-size=32',
  '--max-old-space-size=512',
  '--no-parallel-scavenge',
  '--expose-gc',
]);

/**
 * Limits of V8 for the sandboxes. The provider remembers every payment, and answers of a day, in some 3 KB each: with 96 MB it
 * ends after thirty to forty thousand orders, and cannot start again.
 */
export const sandboxFlags = flagsUnlessChosen(['--max-semi-space-size=1', '--max-old-space-size=384']);

/**
 * glibc gives each thread up to eight heaps a core, of which what was freed is seldom given back; two for all of them take
 * 3 to 8 MB less of an idle shop, and more where pictures are worked on (sharp's documentation).
 */
export const memoryEnvironment = { MALLOC_ARENA_MAX: process.env['MALLOC_ARENA_MAX'] ?? '2' };

/** Whoever sets sizes by NODE_OPTIONS, as for a large shop on a server, means them. */
function flagsUnlessChosen(flags: string[]): string[] {
  return /--max-(old|semi)-space-size/.test(process.env['NODE_OPTIONS'] ?? '') ? [] : flags;
}
