// Keeps a shop running for the tests that share one: tells where it is in a line of JSON, and stops it when whoever
// asked for it closes its standard input, which also happens when that process is killed.
import { once } from 'node:events';
import { startTestShop, type SharedShop } from './start-test-shop.ts';

const shop = await startTestShop();
const { folder, supervisorPid, url } = shop;
const shared: SharedShop = { folder, supervisorPid, port: Number(new URL(url).port) };
console.log(JSON.stringify(shared));
process.stdin.resume();
await once(process.stdin, 'close');
await shop.stop();
