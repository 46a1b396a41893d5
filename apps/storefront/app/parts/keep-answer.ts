import type { Problem } from '../../../client/client.ts';

export type Lost = { intent: 'pay'; problem: Problem };

/**
 * Runs an action of the server, and tells of a lost answer as a problem instead of a broken page: the connection dropped, or
 * nobody answered in time. What was sent may have been done; the same key finds out.
 */
export async function keepAnswer<Answer>(serverAction: () => Promise<Answer>): Promise<Answer | Lost> {
  try {
    return await serverAction();
  } catch (error) {
    const status = (error as { status?: number }).status ?? 0;
    // Redirects and refusals of the router are answers.
    if (status > 0 && status < 500) throw error;
    const problem = { status, code: 'network', title: 'No answer', detail: '' } as const;
    return { intent: 'pay', problem };
  }
}

/** Whether nobody knows yet what became of a payment that was sent. */
export function isLost(problem: Problem | undefined): boolean {
  return (
    problem !== undefined && (problem.status === 0 || problem.status >= 500 || problem.code === 'in-flight')
  );
}
