import { topology } from './topology.ts';

/** Everything in one process, the storefront in a thread of it: a laptop, a small shop. */
export const oneProcess = topology({
  name: 'one-process',
  processes: {
    shop: {
      services: ['gateway', 'user', 'catalog', 'order', 'payment', 'insight'],
      instances: 1,
      poolSize: 3,
      rendersStorefront: 'thread',
    },
  },
  renderers: 0,
});
