/** What the doctor found out about one thing, and what to do when it is not well. */
export type Check = { name: string; verdict: 'ok' | 'warn' | 'bad'; says: string; advice?: string };

/** A thing that is well. */
export function ok(name: string, says: string): Check {
  return { name, verdict: 'ok', says };
}

/** A thing that works, but not for long or not as it should. */
export function warn(name: string, says: string, advice: string): Check {
  return { name, verdict: 'warn', says, advice };
}

/** A thing that keeps the shop from working. */
export function bad(name: string, says: string, advice: string): Check {
  return { name, verdict: 'bad', says, advice };
}
