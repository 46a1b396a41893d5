import { bits } from './bits.ts';
import { copyDocument, createDocuments, type Documents } from './documents.ts';
import { createMarkLists, type MarkLists } from './mark-lists.ts';
import { createPostings, type Postings } from './postings.ts';

type Numbered = { documents: Documents; postings: Postings; marks: MarkLists; size: number };

/** Room for so many times as many documents as there are. */
const spare = 1.25;
const leastRoom = 256;

/** The documents that are there with numbers from 0 on, in their order, so that those that went cost no search anything. */
export function renumber({
  documents,
  postings,
  marks,
  size,
  words,
}: Numbered & { words: number }): Numbered {
  const newNumbers = new Uint32Array(size);
  const alive: number[] = [];
  bits.visit(documents.alive, (number) => {
    newNumbers[number] = alive.length;
    alive.push(number);
  });
  const kept = createDocuments(Math.max(leastRoom, Math.ceil(alive.length * spare)));
  const keptMarks = createMarkLists();
  for (const [at, number] of alive.entries()) {
    copyDocument(documents, number, kept, at);
    keptMarks.write(at, marks.list(number));
  }
  const fewer = createPostings();
  for (let word = 0; word < words; word += 1) {
    postings.visit(word, (numbers, notes, { from, to }) => {
      for (let at = from; at < to; at += 1) {
        const number = numbers[at] ?? 0;
        if (bits.has(documents.alive, number)) fewer.add(word, newNumbers[number] ?? 0, notes[at] ?? 0);
      }
    });
  }
  return { documents: kept, postings: fewer, marks: keptMarks, size: alive.length };
}
