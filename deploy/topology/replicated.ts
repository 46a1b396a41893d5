import { topology } from './topology.ts';

/** Two doors and three order processes: any one of them may die or be replaced unnoticed. */
export const replicated = topology({
  name: 'replicated',
  processes: {
    gateway: { services: ['gateway'], instances: 2, poolSize: 2 },
    user: { services: ['user'], instances: 1, poolSize: 3 },
    catalog: { services: ['catalog'], instances: 1, poolSize: 3 },
    order: { services: ['order'], instances: 3, poolSize: 3 },
    payment: { services: ['payment'], instances: 1, poolSize: 3 },
    insight: { services: ['insight'], instances: 1, poolSize: 3 },
  },
  renderers: 1,
});
