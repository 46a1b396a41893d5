import { Type } from 'typebox';
import { Id } from '../ids.ts';

/** What the event `session.ended` tells: whose sessions, which one, or which API key. */
export const SessionEnded = Type.Object({
  accountId: Type.Union([Id, Type.Null()]),
  keyId: Type.Union([Id, Type.Null()]),
  sessionId: Type.Union([Id, Type.Null()]),
});
