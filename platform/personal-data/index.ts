/** What is kept of people: declared with purpose and time, shown to them, erased for them, kept out of logs. See README.md. */
export type { EraseHook, Erasure, Person, PersonalColumn, PersonalTable, Retention } from './contract.ts';
export { type Gap, personalDataGaps } from './coverage.ts';
export { type Declared, declaredTables } from './declared.ts';
export { type ErasedPart, erasePerson } from './erase.ts';
export { type ExportedPart, exportPerson, keptText, type PersonalExport } from './export.ts';
export { withoutPersonal } from './public.ts';
export { REDACTED, redactText, redactValue } from './redact.ts';
export { applyRetention, personalDataHome } from './retention.ts';
