import { screens } from '../screens.ts';

/** Whether this admin has pages of customers, so that one who was found can be gone to. */
export const hasCustomerPages = screens.some(({ path }) => path === '/customers');
