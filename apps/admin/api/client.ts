import { createClient } from '../../client/client.ts';

/** The shop's public API at the page's own address; the session travels in its cookie. */
export const api = createClient({ baseUrl: '' });
