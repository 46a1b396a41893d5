import { events, type EventName } from '#contracts/events.ts';
import type { Position } from './position.ts';
import type { Positions } from './positions.ts';

/**
 * What a client has seen or caused, so that no later read shows less: the cluster and timeline, the place in its
 * write-ahead log, and the last event of each name.
 */
export type ConsistencyToken = { cluster: string; timeline: number; lsn: string; positions: Positions };

type Packed = [
  form: 1,
  cluster: string,
  timeline: number,
  lsn: string,
  positions: [string, number, string, number][],
];

/** A cookie may have 4096 bytes with its name (RFC 6265, section 6.1). */
const longest = 4000;
const eventNames = Object.keys(events) as EventName[];

/** Writes a token as opaque text that fits a header or a cookie (base64url, RFC 4648). */
export function encodeToken({ cluster, timeline, lsn, positions }: ConsistencyToken): string {
  const packed: Packed = [1, cluster, timeline, lsn, []];
  for (const name of eventNames) {
    const position = positions[name];
    if (position) packed[4].push([name, position.epoch, position.xid, position.sequence]);
  }
  return Buffer.from(JSON.stringify(packed)).toString('base64url');
}

/** Reads a token; undefined unless it is exactly as `encodeToken` writes one. */
export function decodeToken(text: string | undefined): ConsistencyToken | undefined {
  if (!text || text.length > longest || !/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  const token = unpack(parse(Buffer.from(text, 'base64url').toString()));
  return token && encodeToken(token) === text ? token : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function unpack(value: unknown): ConsistencyToken | undefined {
  if (!Array.isArray(value) || value.length !== 5 || value[0] !== 1 || !Array.isArray(value[4]))
    return undefined;
  const [, cluster, timeline, lsn, places] = value as unknown[] as [1, unknown, unknown, unknown, unknown[]];
  if (!isNumberText(cluster) || !isCount(timeline) || !isLsn(lsn)) return undefined;
  const positions: Positions = {};
  for (const place of places) {
    const [name, position] = unpackPlace(place);
    if (!name || positions[name]) return undefined;
    positions[name] = position;
  }
  return { cluster, timeline, lsn, positions };
}

function unpackPlace(value: unknown): [EventName, Position] | [undefined] {
  if (!Array.isArray(value) || value.length !== 4) return [undefined];
  const [text, epoch, xid, sequence] = value as unknown[];
  const name = eventNames.find((known) => known === text);
  if (!name || !isCount(epoch) || !isNumberText(xid) || !isCount(sequence)) return [undefined];
  return [name, { epoch, xid, sequence }];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isNumberText(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

function isLsn(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/.test(value);
}
