import { createTextNumbers } from './text-numbers.ts';

/** Which document is that of a product now, by numbers. */
export type LiveNumbers = {
  set: (productId: string, document: number) => void;
  /** The document of a product, which has none from now on. */
  take: (productId: string) => number | undefined;
  /** How many products have one. */
  size: () => number;
};

const none = 0xffffffff;

/** It remembers the ids of products that went: as many as a shop has ever sold, and no more. */
export function createLiveNumbers(): LiveNumbers {
  const ids = createTextNumbers();
  let documents = new Uint32Array(256).fill(none);
  let count = 0;

  return {
    set: (productId, document) => {
      const id = ids.learn(productId);
      if (id >= documents.length) {
        const longer = new Uint32Array(documents.length * 2).fill(none);
        longer.set(documents);
        documents = longer;
      }
      if (documents[id] === none) count += 1;
      documents[id] = document;
    },
    take: (productId) => {
      const id = ids.find(productId);
      const document = id === undefined ? none : (documents[id] ?? none);
      if (id === undefined || document === none) return undefined;
      documents[id] = none;
      count -= 1;
      return document;
    },
    size: () => count,
  };
}
