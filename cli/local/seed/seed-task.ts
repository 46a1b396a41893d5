import { noteSeeded } from '../database/shop-database-store.ts';
import { adminUrl } from '../database/shop-urls.ts';
import { withClient } from '../database/with-client.ts';
import { answerTask } from '../start/run-task.ts';
import { openSeedRoom } from './open-seed-room.ts';
import { seedDemo } from './seed-demo.ts';

/** Where to load the demo shop. */
export type SeedInput = { superuserUrl: string; secret: string };

// Run by the first start and by `souk seed`. A repeat finds what is there and adds what is missing.
await answerTask<SeedInput, null>(async ({ superuserUrl, secret }, tell) => {
  const catalog = await openSeedRoom('catalog', superuserUrl, secret);
  const user = await openSeedRoom('user', superuserUrl, secret);
  await seedDemo({ catalog, user }, tell);
  await catalog.close();
  await user.close();
  await withClient(adminUrl(superuserUrl), noteSeeded);
  return null;
});
