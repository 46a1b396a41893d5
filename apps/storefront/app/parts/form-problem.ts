import { createContext } from 'react';
import type { Problem } from '../../../client/client.ts';

/** What the server said of the form around, so that the field at fault can show it. */
export const FormProblem = createContext<Problem | undefined>(undefined);
