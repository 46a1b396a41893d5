/** A command of `souk`: its help, and what it does with its parameters; gives its exit code. */
export type Command = { usage: string; run: (parameters: string[]) => Promise<number> };

/** A command was used in a way that it does not understand; the exit code is 2. */
export class UsageError extends Error {}
