import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { acceptMore } from '../start/accept-more.ts';

/** A process below a supervisor whose turns of the event loop are long; it tells each client the most connections of one turn. */
const turnMs = 20;
const most = { ofTurn: 0, ever: 0 };

const server = createServer((socket) => {
  most.ofTurn += 1;
  most.ever = Math.max(most.ever, most.ofTurn);
  socket.on('data', () => socket.end(String(most.ever)));
});
server.listen({ port: 0, host: '127.0.0.1' });
await once(server, 'listening');
acceptMore(server);
process.on('message', (order: { type: string }) => (order.type === 'stop' ? process.exit(0) : undefined));
const { address, port } = server.address() as AddressInfo;
process.stdout.write(`listens on ${port}\n`);
process.send?.({ type: 'ready', address });

function turn(): void {
  most.ofTurn = 0;
  const endMs = performance.now() + turnMs;
  while (performance.now() < endMs);
  setImmediate(turn);
}
turn();
