/** Waits for work that another ends when it is given up, but no longer than until then; throws the reason of giving up. */
export async function unlessGivenUp<Result>(work: Promise<Result>, giveUp: AbortSignal): Promise<Result> {
  giveUp.throwIfAborted();
  const { promise: givenUp, reject } = Promise.withResolvers<never>();
  const onGiveUp = () => reject(giveUp.reason);
  giveUp.addEventListener('abort', onGiveUp, { once: true });
  try {
    return await Promise.race([work, givenUp]);
  } finally {
    giveUp.removeEventListener('abort', onGiveUp);
  }
}
