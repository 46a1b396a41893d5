import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { act } from './act.ts';
import { auditStories, checkStory, settleStory } from './check-story.ts';
import { openStoryShop, type StoryShop } from './open-story-shop.ts';
import { openBook } from './open-book.ts';
import type { StoryBook } from './story-book.ts';

/** So that the sweeper comes at another moment of the checkout each time, from its first statement to its last. */
const rounds = 40;
const stepMs = 0.75;

let shop: StoryShop;
before(async () => {
  shop = await openStoryShop();
});
after(() => shop.close());

/** A checkout by card whose lease ends while it goes on, as if its process had slept: the sweeper takes the order from it. */
async function buyOvertaken(afterMs: number): Promise<StoryBook> {
  const book = await openBook(shop);
  const overtake = async () => {
    await sleep(afterMs);
    await act(shop, book, { does: 'pass', which: 0, some: 18 });
  };
  await Promise.all([act(shop, book, { does: 'buy', which: 4, some: 26 }), overtake()]);
  return book;
}

test('a checkout that the sweeper overtakes at any moment ends paid with its goods, or undone with neither money nor goods kept', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const book = await buyOvertaken(round * stepMs);
    await settleStory(shop);
    await checkStory(shop, book);
  }
  await auditStories(shop);
});
