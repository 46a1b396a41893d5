import type { Problem, Reply } from '../../../../apps/client/client.ts';

/** Posts what another company tells of; gives the answer as a client does. */
export async function postSigned(
  url: string,
  signature: Record<string, string>,
  body: string,
): Promise<Reply<unknown>> {
  const headers = { 'content-type': 'application/json', ...signature };
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    const answer: unknown = await response.json();
    if (response.ok) return { isOk: true, answer, headers: response.headers };
    return { isOk: false, problem: answer as Problem, headers: response.headers };
  } catch (error) {
    const detail = String(error);
    const problem: Problem = { status: 0, code: 'network', title: 'No answer', detail };
    return { isOk: false, problem, headers: new Headers() };
  }
}
