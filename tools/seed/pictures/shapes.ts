import type { Shape } from './shape.ts';
import { bags } from './shapes/bags.ts';
import { boards } from './shapes/boards.ts';
import { christmas } from './shapes/christmas.ts';
import { comfort } from './shapes/comfort.ts';
import { containers } from './shapes/containers.ts';
import { crockery } from './shapes/crockery.ts';
import { garden } from './shapes/garden.ts';
import { home } from './shapes/home.ts';
import { jewellery } from './shapes/jewellery.ts';
import { kitchen } from './shapes/kitchen.ts';
import { lights } from './shapes/lights.ts';
import { ornaments } from './shapes/ornaments.ts';
import { paper } from './shapes/paper.ts';
import { party } from './shapes/party.ts';
import { toys } from './shapes/toys.ts';

/** Every drawing by name. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  ...bags,
  ...boards,
  ...christmas,
  ...comfort,
  ...containers,
  ...crockery,
  ...garden,
  ...home,
  ...jewellery,
  ...kitchen,
  ...lights,
  ...ornaments,
  ...paper,
  ...party,
  ...toys,
};
