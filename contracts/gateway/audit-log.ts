import { Type } from 'typebox';
import { call } from '../call.ts';
import { Cursor, Id, Instant } from '../ids.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const auditLogCalls = {
  listAuditLog: call({
    summary:
      'Which changes staff and API keys asked for, newest first: who, which call, about what, and how it ended. By one of `who`, `call` and `targetId` if given.',
    input: Type.Object(
      {
        /** `staff:<id>` or `key:<id>`. */
        who: Type.Optional(Type.String({ pattern: '^(staff|key):[0-9a-f-]{36}$', maxLength: 50 })),
        /** As in `order.cancelOrder`. */
        call: Type.Optional(Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$', maxLength: 100 })),
        /** The id, slug or name of what was changed. */
        targetId: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[ -~]+$' })),
        cursor: Type.Optional(Cursor),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      entries: Type.Array(
        Type.Object({
          entryId: Id,
          at: Instant,
          who: Type.String(),
          call: Type.String(),
          /** What kind of id it is, as the call names it: `orderId`, `slug`, … */
          targetKind: OrNull(Type.String()),
          targetId: OrNull(Type.String()),
          /** `done`, the code of a refusal, `failed`; null while it runs, or when its process died meanwhile. */
          outcome: OrNull(Type.String()),
        }),
      ),
      nextCursor: OrNull(Type.String()),
    }),
    refusals: ['invalid-input'],
    access: ['staff:staff.manage'],
    callers: ['gateway'],
    repeat: 'read',
    timeoutMs: 3000,
    http: { method: 'GET', path: '/staff/audit-log' },
  }),
};
