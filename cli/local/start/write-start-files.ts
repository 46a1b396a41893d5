import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processKeys } from '#runtime/identity/process-keys.ts';
import type { ProcessStart } from '#runtime/start/process-start.ts';
import type { Place } from '#runtime/start/supervise.ts';
import type { ProcessPlan, Topology } from '../../../deploy/topology/topology.ts';
import { roomUrl } from '../database/shop-urls.ts';

export type ShopPlan = {
  topology: Topology;
  stateFolder: string;
  superuserUrl: string;
  secret: string;
  publicAddress: { host: string; port: number };
  settingsFile: string | undefined;
  isStrict: boolean;
};

/** Writes one file per process with what it may know, and nothing more; gives the places. */
export async function writeStartFiles(plan: ShopPlan): Promise<Place[]> {
  const folder = join(plan.stateFolder, 'start');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const places: Place[] = [];
  for (const start of processStarts(plan)) {
    const name = `${start.process}-${start.copy}`;
    const startFile = join(folder, `${name}.json`);
    await writeFile(startFile, JSON.stringify(start), { mode: 0o600 });
    const isDoor = start.publicAddress !== undefined || start.services.length === 0;
    places.push({ name, startFile, isDoor });
  }
  return places;
}

function processStarts(plan: ShopPlan): ProcessStart[] {
  const renderer: ProcessPlan = {
    services: [],
    instances: plan.topology.renderers,
    poolSize: 1,
    rendersStorefront: 'thread',
  };
  const all = [...Object.entries(plan.topology.processes), ['storefront', renderer] as const];
  return all.flatMap(([name, process]) =>
    Array.from({ length: process.instances }, (_unused, index) =>
      processStart(plan, name, process, index + 1),
    ),
  );
}

function processStart(plan: ShopPlan, name: string, process: ProcessPlan, copy: number): ProcessStart {
  const { services } = process;
  const { superuserUrl, secret, publicAddress } = plan;
  return {
    topology: plan.topology.name,
    process: name,
    copy,
    services,
    poolSize: process.poolSize,
    databaseUrls: Object.fromEntries(
      services.map((service) => [service, roomUrl(superuserUrl, secret, service)]),
    ),
    platformUrl: roomUrl(superuserUrl, secret, 'platform'),
    keys: processKeys(secret, services),
    ...(services.includes('gateway') ? { publicAddress } : {}),
    rendersStorefront: process.rendersStorefront === 'thread',
    apiUrl: `http://${publicAddress.host}:${publicAddress.port}`,
    ...(plan.settingsFile ? { settingsFile: plan.settingsFile } : {}),
    isStrict: plan.isStrict,
  };
}
