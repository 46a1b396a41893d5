import type { CollectionRuleValue } from '#contracts/catalog/collection.ts';
import { isRefusal } from '#contracts/refusals.ts';
import type { SeedRoom } from './open-seed-room.ts';

type Condition = CollectionRuleValue['conditions'][number];
type Collection = {
  slug: string;
  title: { en: string; zh: string };
  description: { en: string; zh: string };
  conditions: Condition[];
};

const inCategories = (...slugs: string[]): Condition => ({ kind: 'category', slugs });

/** The collections that the front page of the demo shop leads to. */
const collections: readonly Collection[] = [
  {
    slug: 'new-in',
    title: { en: 'New in', zh: '本月新品' },
    description: {
      en: 'What came through the door in the last thirty days and can be sent today.',
      zh: '近三十天上架、现货可发的新品。',
    },
    conditions: [
      { kind: 'new', days: 30 },
      { kind: 'in-stock' },
      inCategories('home-decorations', 'lighting', 'tableware'),
    ],
  },
  {
    slug: 'tea-time',
    title: { en: 'Tea time', zh: '下午茶时光' },
    description: {
      en: 'Pots, cups, cake stands and the small things beside them.',
      zh: '茶壶、杯碟、蛋糕架，还有摆在一旁的小物件。',
    },
    conditions: [inCategories('tea-coffee', 'mugs-cups', 'baking-cooking'), { kind: 'in-stock' }],
  },
  {
    slug: 'candlelight',
    title: { en: 'By candlelight', zh: '烛光之夜' },
    description: {
      en: 'Lanterns, T-lights and lamps for evenings that begin early.',
      zh: '灯笼、茶蜡和小灯，点亮早早来临的夜晚。',
    },
    conditions: [inCategories('candles', 'lighting'), { kind: 'in-stock' }],
  },
  {
    slug: 'small-gifts',
    title: { en: 'Little gifts', zh: '小小礼物' },
    description: {
      en: 'Under five pounds, and nice enough to be given away.',
      zh: '花费不多，拿得出手的小礼物。',
    },
    conditions: [
      { kind: 'price', market: 'gb', fromMinor: 100, toMinor: 500 },
      { kind: 'in-stock' },
      inCategories('jewellery', 'stationery-craft', 'soft-toys'),
    ],
  },
];

/** Writes the demo shop's collections; one that is there stays as it is. The shop fills them once it runs. */
export async function loadCollections(catalog: SeedRoom<'catalog'>): Promise<void> {
  for (const { conditions, ...collection } of collections) {
    const answer = await catalog.attempt('saveCollection', {
      ...collection,
      seo: null,
      rule: { join: 'all', conditions },
      picks: [],
      version: 0,
    });
    if (isRefusal(answer) && answer.refusal !== 'version-conflict') throw new Error(answer.detail);
  }
}
