import { topology } from './topology.ts';

/** Every service in a process of its own. */
export const eachAlone = topology({
  name: 'each-alone',
  processes: {
    gateway: { services: ['gateway'], instances: 1, poolSize: 2 },
    user: { services: ['user'], instances: 1, poolSize: 3 },
    catalog: { services: ['catalog'], instances: 1, poolSize: 3 },
    order: { services: ['order'], instances: 1, poolSize: 4 },
    payment: { services: ['payment'], instances: 1, poolSize: 3 },
    insight: { services: ['insight'], instances: 1, poolSize: 3 },
  },
  renderers: 1,
});
