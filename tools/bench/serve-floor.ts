// A floor: the least that any shop must do for an answer. Either a bare `node:http` server that answers some bytes, or one
// that writes as many rows as the shop does, in one durable statement, before it answers.
import { createServer, type ServerResponse } from 'node:http';
import { openFloorTable } from './store/floor-tables.ts';

/** What a floor answers, and what it writes first. */
export type Floor =
  | { kind: 'bytes'; headers: Record<string, string>; body: string }
  | { kind: 'write'; databaseUrl: string; rows: number; bytesOfRow: number };

process.once('message', (floor: Floor) => {
  void serve(floor).then((port) => process.send?.({ port }));
});

async function serve(floor: Floor): Promise<number> {
  const answer = floor.kind === 'bytes' ? bytes(floor) : await writer(floor);
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => void answer(response));
  });
  process.once('disconnect', () => process.exit(0));
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

type Answers = (response: ServerResponse) => Promise<void> | void;

function bytes({ headers, body }: Extract<Floor, { kind: 'bytes' }>): Answers {
  const content = Buffer.from(body, 'base64');
  return (response) => {
    response.writeHead(200, { ...headers, 'content-length': content.length });
    response.end(content);
  };
}

async function writer({
  databaseUrl,
  rows,
  bytesOfRow,
}: Extract<Floor, { kind: 'write' }>): Promise<Answers> {
  const write = await openFloorTable(databaseUrl, rows, bytesOfRow);
  return async (response) => {
    await write();
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end('{}');
  };
}
