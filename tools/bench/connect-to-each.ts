import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { processBehind } from './process-behind.ts';

/** Reads an address on one connection that stays with one process. */
export type Reader = { pid: number; read: () => Promise<string>; close: () => void };

const triesMost = 200;

/** Opens connections to an address until each of the processes that share its port holds one. */
export async function connectToEach(url: string, pids: readonly number[]): Promise<Reader[]> {
  const readers = new Map<number, Reader>();
  for (let attempt = 0; attempt < triesMost && readers.size < pids.length; attempt += 1) {
    const { socket, ...reader } = await connect(url);
    const pid = processBehind(socket, pids);
    if (pid === undefined || readers.has(pid)) reader.close();
    else readers.set(pid, { pid, ...reader });
  }
  if (readers.size < pids.length)
    throw new Error(`${readers.size} of ${pids.length} processes took a connection`);
  return [...readers.values()];
}

async function connect(url: string): Promise<Omit<Reader, 'pid'> & { socket: Socket }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let socket: Socket | undefined;
  const read = async () => {
    const request = get(url, { agent });
    request.once('socket', (own) => {
      if (socket !== undefined && socket !== own) throw new Error('the connection was closed');
      socket = own;
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const answer = await text(response);
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    return answer;
  };
  await read();
  if (!socket) throw new Error('there is no connection');
  return { socket, read, close: () => agent.destroy() };
}
