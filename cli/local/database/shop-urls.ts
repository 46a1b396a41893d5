import type { ServiceName } from '#contracts/service-names.ts';
import { roleOf } from '#runtime/db/migrate.ts';
import { databasePasswordOf } from '#runtime/identity/process-keys.ts';
import { platformRole } from '#runtime/platform/migrate-platform.ts';

export const databaseName = 'souk';

/** The shop's database as its owner sees it. */
export function adminUrl(superuserUrl: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}

/** The shop's database as one service, or the platform, signs in to it. */
export function roomUrl(superuserUrl: string, secret: string, service: ServiceName | 'platform'): string {
  const url = new URL(adminUrl(superuserUrl));
  url.username = service === 'platform' ? platformRole : roleOf(service);
  url.password = databasePasswordOf(secret, service);
  return url.href;
}
