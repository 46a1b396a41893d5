import { breaches, breachOf } from '#contracts/breaches.ts';
import { serviceNames } from '#contracts/service-names.ts';
import type { Finding } from '#runtime/tools.ts';
import { audits } from './audits.ts';
import { openRooms } from './database/open-rooms.ts';
import { withServer, type ShopServer } from './database/with-server.ts';

/** A rule that does not hold, the room that says so, its kind of breach with the page of that, and the safe repair. */
type FoundIn = Finding & {
  service: string;
  breach: string | null;
  runbook: string | null;
  repair: string | null;
};

/** Runs every room's invariants on the shop's database; the database is started for it when nothing runs. */
export function auditRooms(show: (line: string) => void): Promise<FoundIn[]> {
  return withServer((server) => findAll(server, show), 'only looks');
}

async function findAll(server: ShopServer, show: (line: string) => void): Promise<FoundIn[]> {
  const rooms = openRooms(server);
  const findings: FoundIn[] = [];
  try {
    for (const service of serviceNames) {
      const audit = await audits[service]();
      const found = await audit(rooms.db(service));
      findings.push(...found.map((finding) => withPage(service, finding)));
      show(`  ${service.padEnd(10)} ${found.length === 0 ? 'all holds' : `${found.length} findings`}`);
    }
  } finally {
    await rooms.close();
  }
  return findings;
}

function withPage(service: string, finding: Finding): FoundIn {
  const breach = breachOf(service, finding.rule);
  if (!breach) return { service, ...finding, breach: null, runbook: null, repair: null };
  return {
    service,
    ...finding,
    breach,
    runbook: `docs/runbooks/${breach}.md`,
    repair: breaches[breach].repair,
  };
}
