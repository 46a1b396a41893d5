/** How many invoices the retail file holds, as `read-invoices.service.test.ts` counts them. */
export const INVOICES_IN_FILE = 12_795;
