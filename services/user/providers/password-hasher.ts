import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHash, PasswordWork } from '../domain/password-hash.ts';

/** A place in the queue, held from before a flow's first statement until its hash is made. */
export type Seat = {
  make: (password: string, work: PasswordWork) => Promise<PasswordHash>;
  matches: (password: string, hash: PasswordHash) => Promise<boolean>;
  leave: () => void;
};

/** Makes and checks password hashes, few at a time: each takes 19 MiB and some 30 ms of a thread. */
export type PasswordHasher = {
  /** A place to hash at; undefined when the queue is full. Whoever takes one leaves it in `finally`. */
  takeSeat: () => Seat | undefined;
  /** How many are hashing now, and the most that ever did at once. */
  load: () => { seats: number; running: number; runningMost: number };
};

const saltBytes = 16;
const digestBytes = 32;
const hashArgon2 = promisify(argon2);

/** Opens the hasher (RFC 9106, argon2id): `concurrency` hashes at a time, `seats` flows in and before them. */
export function openPasswordHasher({
  concurrency,
  seats,
}: {
  concurrency: number;
  seats: number;
}): PasswordHasher {
  let taken = 0;
  let running = 0;
  let runningMost = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (running >= concurrency) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    runningMost = Math.max(runningMost, running);
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  function takeSeat(): Seat | undefined {
    if (taken >= seats) return undefined;
    taken += 1;
    let isLeft = false;
    return {
      make: (password, work) =>
        inTurn(async () => {
          const salt = randomBytes(saltBytes);
          const digest = await digestOf(password, salt, work, digestBytes);
          return { ...work, salt: unpadded(salt), digest: unpadded(digest) };
        }),
      matches: (password, hash) =>
        inTurn(async () => {
          const wanted = Buffer.from(hash.digest, 'base64');
          const digest = await digestOf(password, Buffer.from(hash.salt, 'base64'), hash, wanted.length);
          return timingSafeEqual(digest, wanted);
        }),
      leave: () => {
        if (!isLeft) taken -= 1;
        isLeft = true;
      },
    };
  }

  return { takeSeat, load: () => ({ seats: taken, running, runningMost }) };
}

function digestOf(password: string, nonce: Buffer, work: PasswordWork, tagLength: number): Promise<Buffer> {
  const { memoryKib: memory, passes, parallelism } = work;
  return hashArgon2('argon2id', { message: password, nonce, parallelism, tagLength, memory, passes });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
