import { answerOf, type BenchShop } from './open-bench-shop.ts';

/** Every instance goes by a change within two seconds, as the call says. */
export const settledMs = 2000;

/** Changes a setting of a running shop. */
export async function changeSetting({ owner }: BenchShop, key: string, value: unknown): Promise<void> {
  const { settings } = answerOf(await owner.gateway.listSettings({}));
  const version = settings.find((each) => each.key === key)?.version ?? 0;
  answerOf(await owner.gateway.changeSetting({ key, value, version }));
}
