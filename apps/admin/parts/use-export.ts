import { useRef, useState } from 'react';
import { readAllPages } from '../api/read-all-pages.ts';

type Exported<Page> = {
  read: (cursor: string | undefined) => Promise<Page>;
  /** How many things a page brought. */
  countOf: (page: Page) => number;
  onDone: (pages: Page[], count: number) => void;
  onStopped: () => void;
};

/** Reads a list whole, page by page, telling how many came so far; it can be stopped, and then gives nothing. */
export function useExport<Page extends { nextCursor: string | null }>(exported: Exported<Page>) {
  const [count, setCount] = useState<number>();
  const [error, setError] = useState<unknown>(null);
  const stop = useRef<AbortController>(null);
  const start = async () => {
    if (stop.current) return;
    const controller = new AbortController();
    stop.current = controller;
    let read = 0;
    setError(null);
    setCount(0);
    try {
      const pages = await readAllPages(exported.read, {
        signal: controller.signal,
        onPage: (page) => {
          read += exported.countOf(page);
          setCount(read);
        },
      });
      exported.onDone(pages, read);
    } catch (fault) {
      if (controller.signal.aborted) exported.onStopped();
      else setError(fault);
    } finally {
      stop.current = null;
      setCount(undefined);
    }
  };
  return {
    start: () => void start(),
    stop: () => stop.current?.abort(),
    /** How many came so far; undefined when nothing is being read. */
    count,
    error,
  };
}
