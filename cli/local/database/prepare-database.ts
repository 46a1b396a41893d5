import { serviceNames } from '#contracts/service-names.ts';
import { migrateService } from '#runtime/db/migrate.ts';
import { databasePasswordOf } from '#runtime/identity/process-keys.ts';
import { migrateJobs } from '#runtime/jobs/migrate-jobs.ts';
import { migratePlatform } from '#runtime/platform/migrate-platform.ts';
import { migrationsOf } from '../doors.ts';
import { createShopDatabase } from './shop-database-store.ts';
import { adminUrl } from './shop-urls.ts';
import { withClient } from './with-client.ts';

/** Makes the shop's database when it is missing and brings every schema up to date; gives the names of what was run. */
export async function prepareDatabase(superuserUrl: string, secret: string): Promise<string[]> {
  await withClient(superuserUrl, createShopDatabase);
  return withClient(adminUrl(superuserUrl), async (admin) => {
    const platform = await migratePlatform(admin, databasePasswordOf(secret, 'platform'));
    const applied = platform.map((name) => `platform/${name}`);
    for (const service of serviceNames) {
      const options = { password: databasePasswordOf(secret, service), migrations: migrationsOf(service) };
      const result = await migrateService(admin, service, options);
      applied.push(...result.applied.map((name) => `${service}/${name}`));
      await migrateJobs(admin, service);
    }
    return applied;
  });
}
