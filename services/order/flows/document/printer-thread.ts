import { parentPort } from 'node:worker_threads';
import type { IssuedDocument } from '../../domain/document/issued-document.ts';
import { openFontShelf } from './open-font-shelf.ts';
import { printDocument } from './print-document.ts';

/** What the thread answers to each document that it is sent: its bytes, or why there are none. */
export type PrinterThread = { answer: { bytes: Uint8Array } | { failure: string } };

const shelf = openFontShelf();

// The thread of `open-printer.ts`: it prints what it is sent, and nothing else.
parentPort?.on('message', (document: IssuedDocument) => {
  printDocument(shelf, document).then(
    (bytes) => answer({ bytes }),
    (error: unknown) => answer({ failure: String(error) }),
  );
});

function answer(printed: PrinterThread['answer']): void {
  parentPort?.postMessage(printed);
}
