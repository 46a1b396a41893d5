import { requireFreePort } from '#runtime/postgres/require-free-port.ts';
import { DatabaseStartError } from '#runtime/postgres/start-error.ts';

/** The ports of one shop on this machine: six in a row, so that two shops do not meet by accident. */
export type Ports = {
  shop: number;
  provider: number;
  mailbox: number;
  smtp: number;
  database: number;
  carrier: number;
};

const purposes: Record<keyof Ports, string> = {
  shop: 'the shop itself',
  provider: 'the sandbox payment provider',
  mailbox: 'the mailbox',
  smtp: 'the mail server of the mailbox',
  database: 'PostgreSQL',
  carrier: 'the sandbox carrier',
};

/** The ports after a first one. */
export function portsFrom(first: number): Ports {
  return {
    shop: first,
    provider: first + 1,
    mailbox: first + 2,
    smtp: first + 3,
    database: first + 4,
    carrier: first + 5,
  };
}

/**
 * Checks that nobody else listens on some of the ports.
 * @throws {DatabaseStartError} `port-taken`, telling what the port is for and how to choose others
 */
export async function requireFreePorts(ports: Ports, names: readonly (keyof Ports)[]): Promise<void> {
  for (const name of names) {
    try {
      await requireFreePort(ports[name]);
    } catch (error) {
      throw error instanceof DatabaseStartError ? portTaken(ports, name) : error;
    }
  }
}

/** The refusal to start because of a port. */
export function portTaken(ports: Ports, name: keyof Ports): DatabaseStartError {
  return new DatabaseStartError(
    'port-taken',
    `port ${ports[name]}, which is for ${purposes[name]}, is taken by another program`,
    `Stop that program, or choose six other ports in a row: npm start -- --port ${ports.shop + 1000}`,
  );
}
