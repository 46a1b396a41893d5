import type { CallContract } from '#contracts/call.ts';
import { services } from '#contracts/services.ts';

/** The name of every public call that changes something: whatever is not read, also what is read by POST. */
export function publicMutations(): string[] {
  return Object.values(services).flatMap(({ calls }) =>
    Object.entries(calls as Record<string, CallContract>).flatMap(([name, { http, repeat }]) =>
      http !== undefined && http.method !== 'GET' && repeat !== 'read' ? [name] : [],
    ),
  );
}
