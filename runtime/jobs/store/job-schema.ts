/** The name of the connected database, ready to stand in SQL. */
export const quotedDatabase = 'select quote_ident(current_database()) as name';

/** Lets a role make schemas in a database, and not any more. Names are those of our own roles. */
export const allowSchemas = (database: string, role: string) =>
  `grant create on database ${database} to ${role}`;
export const forbidSchemas = (database: string, role: string) =>
  `revoke create on database ${database} from ${role}`;

/** Lets the owner act as a role, and as itself again. */
export const actAs = (role: string) => `set role ${role}`;
export const actAsOwner = 'reset role';
