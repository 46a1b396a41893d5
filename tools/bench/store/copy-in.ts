import type { Client, Connection, Submittable } from 'pg';

type CopyConnection = Connection & {
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  endCopyFrom: () => void;
  sendCopyFail: (reason: string) => void;
};

const bytesOfChunk = 256 * 1024;

/** Writes lines in the text form of `COPY` into a table, as the client's next query, and waits for its end. */
export function copyIn(client: Client, into: string, lines: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const copy = {
      submit: (connection: CopyConnection) => connection.query(`copy ${into} from stdin`),
      handleCopyInResponse: (connection: CopyConnection) => {
        send(connection, lines).catch((error: unknown) => connection.sendCopyFail(String(error)));
      },
      handleRowDescription: () => {},
      handleDataRow: () => {},
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    };
    client.query(copy as unknown as Submittable);
  });
}

async function send(connection: CopyConnection, lines: Iterable<string>): Promise<void> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < bytesOfChunk) continue;
    connection.sendCopyFromChunk(Buffer.from(text));
    text = '';
    // What the server has not taken yet stays out of memory.
    if (connection.stream.writableNeedDrain)
      await new Promise((resolve) => connection.stream.once('drain', resolve));
  }
  if (text !== '') connection.sendCopyFromChunk(Buffer.from(text));
  connection.endCopyFrom();
}
