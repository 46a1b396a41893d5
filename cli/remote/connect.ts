import { createClient, type Client, type Reply } from '../../apps/client/client.ts';
import { UsageError } from '../command.ts';

/** Who asks the shop's API: an API key, or the sign-in of a member of staff. */
export type Credentials = { apiKey: string } | { email: string; password: string };

/** The credentials of the environment: SOUK_API_KEY, else SOUK_EMAIL and SOUK_PASSWORD; undefined when there are none. */
export function credentialsOf(environment: NodeJS.ProcessEnv): Credentials | undefined {
  const { SOUK_API_KEY: apiKey, SOUK_EMAIL: email, SOUK_PASSWORD: password } = environment;
  if (apiKey) return { apiKey };
  if (email && password) return { email, password };
  if (email || password) throw new UsageError('SOUK_EMAIL and SOUK_PASSWORD belong together');
  return undefined;
}

/** The shop answered no, or not at all. */
export class RemoteError extends Error {}

/** A client of the shop at `url` that asks with these credentials; `end` signs out again. */
export async function connect(
  url: string,
  credentials: Credentials,
): Promise<{ client: Client; end: () => Promise<void> }> {
  if ('apiKey' in credentials) {
    const headers = { authorization: `Bearer ${credentials.apiKey}` };
    return { client: createClient({ baseUrl: url, headers }), end: () => Promise.resolve() };
  }
  const session = answerOf(await createClient({ baseUrl: url }).user.signIn(credentials));
  const client = createClient({ baseUrl: url, headers: { 'souk-session': session.sessionToken } });
  return {
    client,
    end: async () => {
      answerOf(await client.user.signOut({}));
    },
  };
}

/** The answer of a call. Throws RemoteError with the words of the problem. */
export function answerOf<Answer>(reply: Reply<Answer>): Answer {
  if (reply.isOk) return reply.answer;
  const { code, title, detail, path, traceId } = reply.problem;
  if (code === 'network') throw new RemoteError(`the shop does not answer: ${detail}`);
  const where = path ? ` (${path})` : '';
  throw new RemoteError(`${title}: ${detail}${where}${traceId ? `\ntrace ${traceId}` : ''}`);
}
