/** Answers that are worked on in one turn of the event loop while turns are kept short, and for how long they are. */
const most = 12;
const shortMs = 1000;

const waiting: (() => void)[] = [];
let begun = 0;
let isWatched = false;
let shortUntilMs = 0;

/**
 * For the next second no turn of this process's event loop works on more than a few answers of the database. PostgreSQL answers all who
 * waited for one commit together, and to go on with all of them at once is cheapest; but a request that comes meanwhile waits for it.
 */
export function keepTurnsShort(): void {
  shortUntilMs = performance.now() + shortMs;
}

/** Does a piece of work now or, while turns are kept short and this one has done enough, in one of the next. In order. */
export function inTurn(work: () => void): void {
  const isPut = waiting.length > 0 || (begun >= most && performance.now() < shortUntilMs);
  if (isPut) {
    waiting.push(work);
  } else {
    begun += 1;
    work();
  }
  if (isWatched) return;
  isWatched = true;
  setImmediate(next);
}

/** Each piece is an immediate of its own, so that what follows from it is done before the next. */
function next(): void {
  const due = waiting.splice(0, most);
  begun = due.length;
  for (const work of due) setImmediate(work);
  isWatched = due.length > 0;
  if (isWatched) setImmediate(next);
}
