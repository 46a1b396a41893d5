/** Why the database server could not be started; each has its own exit code. */
export type DatabaseStartCode = keyof typeof exitCodes;

const exitCodes = {
  'second-copy': 10,
  'port-taken': 11,
  'disk-full': 12,
  'folder-unreachable': 13,
  'foreign-folder': 14,
  'newer-data': 15,
  'older-data': 16,
  'unsupported-platform': 17,
  'start-failed': 18,
} as const;

/** A refusal to start the database server: what is wrong, what to do about it, and the exit code to leave with. */
export class DatabaseStartError extends Error {
  readonly code: DatabaseStartCode;
  readonly hint: string;
  readonly exitCode: number;

  constructor(code: DatabaseStartCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseStartError';
    this.code = code;
    this.hint = hint;
    this.exitCode = exitCodes[code];
  }
}

/** Turns a failed file operation on `path` into a start error; anything but a file system error is thrown as it is. */
export function fileRefusal(error: unknown, path: string): DatabaseStartError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, error);
  if (error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn')) {
    return new DatabaseStartError(
      'start-failed',
      `the programs of PostgreSQL cannot be run: ${error.message}`,
      'Remove node_modules and run "npm ci" again.',
      error,
    );
  }
  if (typeof code === 'string' && unreachableCodes.has(code)) {
    return new DatabaseStartError(
      'folder-unreachable',
      `the data folder ${path} cannot be used (${code})`,
      'Make the folder writable, or choose another one with SOUK_DATA.',
      error,
    );
  }
  throw error;
}

const unreachableCodes = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'EIO',
  'ELOOP',
  'ENAMETOOLONG',
]);

/** The start error for a disk without room for the database at `path`. */
export function diskFull(path: string, cause?: unknown): DatabaseStartError {
  return new DatabaseStartError(
    'disk-full',
    `the disk that holds ${path} is full`,
    'Free some space, or move the data folder with SOUK_DATA; nothing was lost.',
    cause,
  );
}
