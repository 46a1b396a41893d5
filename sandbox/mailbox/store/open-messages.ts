import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockDirectory } from '../../shared/files/lock-directory.ts';
import { writeDurably } from '../../shared/files/write-durably.ts';
import type { Message, MessageSummary } from '../domain/message.ts';
import { summarise } from '../domain/message.ts';

/** The caught messages: one file each, and their summaries in memory in the order of their coming. */
export type Messages = {
  /** Keeps a message; resolves when it is on the disk. The oldest beyond the limit is removed. */
  add: (message: Message) => Promise<void>;
  list: () => readonly MessageSummary[];
  /** The whole message, or undefined when it is not kept (any more). */
  read: (id: string) => Promise<Message | undefined>;
  clear: () => Promise<void>;
  close: () => Promise<void>;
};

/** Opens the messages of a data directory that no other process may use, keeping at most `mostKept`. */
export async function openMessages(directory: string, mostKept: number): Promise<Messages> {
  const unlock = await lockDirectory(directory);
  const folder = join(directory, 'messages');
  let kept: MessageSummary[] = [];
  try {
    await mkdir(folder, { recursive: true });
    kept = await readSummaries(folder);
    await removeOldest();
  } catch (error) {
    await unlock();
    throw error;
  }

  async function removeOldest(): Promise<void> {
    const tooMany = kept.splice(0, Math.max(0, kept.length - mostKept));
    await Promise.all(tooMany.map(({ id }) => rm(pathOf(folder, id), { force: true })));
  }

  return {
    add: async (message) => {
      await writeDurably(pathOf(folder, message.id), JSON.stringify(message));
      kept.push(summarise(message));
      await removeOldest();
    },
    list: () => kept,
    read: async (id) => {
      if (!kept.some((message) => message.id === id)) return undefined;
      return parseMessage(pathOf(folder, id));
    },
    clear: async () => {
      const all = kept.splice(0);
      await Promise.all(all.map(({ id }) => rm(pathOf(folder, id), { force: true })));
    },
    close: unlock,
  };
}

async function readSummaries(folder: string): Promise<MessageSummary[]> {
  const names = await readdir(folder);
  // What was being written when the process died was never acknowledged.
  const torn = names.filter((name) => !name.endsWith('.json'));
  await Promise.all(torn.map((name) => rm(join(folder, name), { force: true })));
  const whole = names.filter((name) => name.endsWith('.json')).toSorted();
  const summaries: MessageSummary[] = [];
  for (const name of whole) summaries.push(summarise(await parseMessage(join(folder, name))));
  return summaries;
}

async function parseMessage(path: string): Promise<Message> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text) as Message;
  } catch (error) {
    throw new Error(`the message file ${path} is damaged`, { cause: error });
  }
}

function pathOf(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}
