import type { Permission } from '#contracts/access.ts';
import { statement } from '#runtime/db/statement.ts';

export type ApiKeyRow = {
  keyId: string;
  name: string;
  permissions: Permission[];
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  isRevoked: boolean;
};

const columns = `key_id as "keyId", name, permissions, prefix, created_at as "createdAt", expires_at as "expiresAt",
  revoked_at is not null as "isRevoked"`;

/** All keys, newest first. */
export const listApiKeyRows = statement<ApiKeyRow, [limit: number]>(
  'user.api-key.list',
  `select ${columns} from api_key order by created_at desc, key_id desc limit $1`,
);

/** The time on the database's clock, and whether an end lies after it (null: no end). */
export const readClock = statement<
  { createdAt: string; isLater: boolean | null },
  [expiresAt: string | null]
>('user.api-key.clock', `select now() as "createdAt", $1::timestamptz > now() as "isLater"`);

/** Makes a key; refused by `api_key_expires_later` when it would have expired already. */
export const insertApiKey = statement<
  unknown,
  [
    keyId: string,
    name: string,
    prefix: string,
    keyHash: string,
    permissions: readonly Permission[],
    createdAt: string,
    expiresAt: string | null,
  ]
>(
  'user.api-key.insert',
  `insert into api_key (key_id, name, prefix, key_hash, permissions, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

export type LiveKeyRow = { keyId: string; permissions: Permission[]; expiresAt: string | null };

/** The live key with this hash. */
export const resolveKey = statement<LiveKeyRow, [keyHash: string]>(
  'user.api-key.resolve',
  `select key_id as "keyId", permissions, expires_at as "expiresAt" from api_key
   where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
);

/** Whether a key is revoked, with the version for the event of its end. */
export const findApiKey = statement<{ isRevoked: boolean; eventVersion: number }, [keyId: string]>(
  'user.api-key.find',
  `select revoked_at is not null as "isRevoked", nextval('session_ended_version') as "eventVersion"
   from api_key where key_id = $1`,
);

/** Ends a key; refuses with `api-key-live` when it has ended. */
export const revokeKey = statement<unknown, [keyId: string]>(
  'user.api-key.revoke',
  `with changed as (update api_key set revoked_at = now() where key_id = $1 and revoked_at is null returning 1)
   select must(exists (select from changed), 'api-key-live')`,
);
