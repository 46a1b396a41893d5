import { Type } from 'typebox';
import { call } from '../call.ts';
import { Instant } from '../ids.ts';

const Setting = Type.Object({
  key: Type.String(),
  value: Type.Unknown(),
  origin: Type.Union([
    Type.Literal('default'),
    Type.Literal('file'),
    Type.Literal('environment'),
    Type.Literal('centre'),
  ]),
  summary: Type.String(),
  version: Type.Integer(),
  changedAt: Type.Union([Instant, Type.Null()]),
  changedBy: Type.Union([Type.String(), Type.Null()]),
});

const Key = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)+$', maxLength: 100 });
const manage = { access: ['staff:config.manage'], callers: ['gateway'], timeoutMs: 2000 } as const;

export const platformCalls = {
  listSettings: call({
    ...manage,
    summary: 'Every setting with its value and where that comes from.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({ settings: Type.Array(Setting) }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/settings' },
  }),
  changeSetting: call({
    ...manage,
    summary: 'Changes a setting in every instance within 2 s; `version` is the one that was seen.',
    input: Type.Object(
      { key: Key, value: Type.Unknown(), version: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    output: Setting,
    refusals: ['setting-not-found', 'value-invalid', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'PUT', path: '/settings/{key}' },
  }),
  undoSetting: call({
    ...manage,
    summary: 'Takes the last change of a setting back; `version` is the one that was seen.',
    input: Type.Object({ key: Key, version: Type.Integer({ minimum: 0 }) }, { additionalProperties: false }),
    output: Setting,
    refusals: ['setting-not-found', 'version-conflict'],
    repeat: 'natural',
    http: { method: 'POST', path: '/settings/{key}/undo' },
  }),
  listInstances: call({
    ...manage,
    summary: 'The running instances of every service as the registry knows them.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      instances: Type.Array(
        Type.Object({
          instanceId: Type.String(),
          service: Type.String(),
          process: Type.String(),
          address: Type.String(),
          state: Type.String(),
          startedAt: Instant,
        }),
      ),
    }),
    refusals: [],
    repeat: 'read',
    http: { method: 'GET', path: '/instances' },
  }),
};
