import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

export type RotatingFile = {
  write: (text: string) => void;
  close: () => void;
};

/** How large a file may grow, in bytes, and how many older ones are kept beside it. */
export type RotationLimits = { maxBytes: number; olderFiles: number };

/** The names of a rotating file, newest first: `shop.log`, `shop.1.log`, `shop.2.log`, … */
export function namesOfRotatingFile(path: string, olderFiles: number): string[] {
  const stem = path.replace(/\.log$/, '');
  return [path, ...Array.from({ length: olderFiles }, (_unused, index) => `${stem}.${index + 1}.log`)];
}

/**
 * Opens a file to append to that is put aside when it has grown to its limit, so that all of them together stay
 * bounded. Writing never throws: what a full disk refuses is lost, and told of when there is room again.
 */
export function openRotatingFile(path: string, { maxBytes, olderFiles }: RotationLimits): RotatingFile {
  const names = namesOfRotatingFile(path, olderFiles);
  let descriptor = openSync(path, 'a', 0o640);
  let size = fstatSync(descriptor).size;
  let lostLines = 0;

  function rotate(): void {
    for (let index = names.length - 2; index >= 0; index -= 1) {
      const from = names[index] ?? '';
      if (existsSync(from)) renameSync(from, names[index + 1] ?? '');
    }
    const old = descriptor;
    descriptor = openSync(path, 'a', 0o640);
    closeSync(old);
    size = 0;
  }

  function append(text: string): void {
    const bytes = Buffer.from(text);
    if (size > 0 && size + bytes.length > maxBytes) rotate();
    writeSync(descriptor, bytes);
    size += bytes.length;
  }

  return {
    write: (text) => {
      try {
        if (lostLines > 0) append(lossLine(lostLines));
        lostLines = 0;
        append(text);
      } catch {
        // The shop must not stop because its log cannot be written, and there is no other place to say so.
        lostLines += 1;
      }
    },
    close: () => closeSync(descriptor),
  };
}

function lossLine(lines: number): string {
  const time = new Date().toISOString();
  // The line before may have been cut off in its middle.
  return `\n${JSON.stringify({ level: 'warn', time, process: 'supervisor', msg: `${lines} log lines could not be written` })}\n`;
}
