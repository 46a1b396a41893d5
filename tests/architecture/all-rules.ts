import { aliasesAcrossParts } from './rules/aliases-across-parts.ts';
import { appsShipNoSchemas } from './rules/apps-ship-no-schemas.ts';
import { arrowsBetweenParts } from './rules/arrows-between-parts.ts';
import { arrowsInsideARoom } from './rules/arrows-inside-a-room.ts';
import { arrowsOfTests } from './rules/arrows-of-tests.ts';
import { domainPurity } from './rules/domain-purity.ts';
import { fileBudget } from './rules/file-budget.ts';
import { fileNames } from './rules/file-names.ts';
import { forbiddenWords } from './rules/forbidden-words.ts';
import { functionBudget } from './rules/function-budget.ts';
import { importEndings } from './rules/import-endings.ts';
import { listenersAreDeclared } from './rules/listeners-are-declared.ts';
import { noBarrels } from './rules/no-barrels.ts';
import { noCallCycles } from './rules/no-call-cycles.ts';
import { noDefaultExports } from './rules/no-default-exports.ts';
import { noRegistryNames } from './rules/no-registry-names.ts';
import { noSkippedTests } from './rules/no-skipped-tests.ts';
import { oneAnnouncer } from './rules/one-announcer.ts';
import { ownSchemaOnly } from './rules/own-schema-only.ts';
import { roomShape } from './rules/room-shape.ts';
import { roomsOnTheRollCall } from './rules/rooms-on-the-roll-call.ts';
import { runtimeSize } from './rules/runtime-size.ts';
import { sqlInStore } from './rules/sql-in-store.ts';
import type { Rule } from './tree.ts';

/** Every rule of the house, the map's first. */
export const allRules: readonly Rule[] = [
  arrowsBetweenParts,
  arrowsInsideARoom,
  arrowsOfTests,
  aliasesAcrossParts,
  roomShape,
  roomsOnTheRollCall,
  sqlInStore,
  ownSchemaOnly,
  domainPurity,
  noCallCycles,
  oneAnnouncer,
  listenersAreDeclared,
  appsShipNoSchemas,
  noBarrels,
  noDefaultExports,
  importEndings,
  fileNames,
  fileBudget,
  functionBudget,
  runtimeSize,
  forbiddenWords,
  noSkippedTests,
  noRegistryNames,
];
