/** Reads the named environment variables; throws one error that lists all the missing ones. */
export function readEnvironment<Name extends string>(
  environment: NodeJS.ProcessEnv,
  names: readonly Name[],
): Record<Name, string> {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`set the environment variables ${missing.join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}

/** A TCP port written as text; 0 means "any free one". Throws when it is no port. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${text} is no port number`);
  return port;
}

/** An absolute http or https address. Throws when it is none. */
export function readUrl(text: string): string {
  const protocol = URL.parse(text)?.protocol;
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${text} is no http address`);
  return text;
}
