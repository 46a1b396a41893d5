import { Worker } from 'node:worker_threads';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';
import type { PrinterThread } from './printer-thread.ts';

/** Prints documents one after another, in a thread of its own. */
export type Printer = {
  print: (document: IssuedDocument) => Promise<Uint8Array>;
  close: () => Promise<void>;
};

/**
 * Opens a printer whose thread begins with the first document, so that a process that prints none has none; one that
 * dies is begun again with the next. `print` is asked for one document at a time.
 */
export function openPrinter(): Printer {
  let thread: Worker | undefined;
  const begin = (): Worker => {
    const worker = new Worker(new URL('./printer-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
    });
    return worker;
  };
  return {
    print: async (document) => {
      thread ??= begin();
      const worker = thread;
      worker.ref();
      const printed = await new Promise<PrinterThread['answer']>((resolve, reject) => {
        const settle = (give: () => void): void => {
          worker.removeAllListeners('message').removeAllListeners('error').off('exit', ended);
          worker.unref();
          give();
        };
        const ended = (code: number): void =>
          settle(() => reject(new Error(`the printer ended with ${code}`)));
        worker.once('message', (answer: PrinterThread['answer']) => settle(() => resolve(answer)));
        worker.once('error', (error) => settle(() => reject(error)));
        worker.once('exit', ended);
        worker.postMessage(document);
      });
      if ('failure' in printed) throw new Error(`a document could not be printed: ${printed.failure}`);
      return printed.bytes;
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}
