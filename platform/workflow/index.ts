/** The life of things from state to state, with who may move them, until when, and what waits for whom. See README.md. */
export { needsApproval, setNeedsApproval } from './approval.ts';
export {
  type ApprovalMove,
  approvalDone,
  approvalRefusal,
  approvalState,
  defineApproval,
  isApprovalMove,
  offeredMoves,
} from './approval-flow.ts';
export type {
  Both,
  Item,
  Move,
  MoveContext,
  MoveResult,
  RefusalCode,
  Refused,
  Todo,
  Workflow,
} from './contract.ts';
export { defineWorkflow } from './define.ts';
export { forgetItem, type ItemKey, itemOf } from './items.ts';
export { historyRef, type MoveInput, move, type StartInput, start } from './move.ts';
export { ApprovalSettings, approvalSettingsTitle } from './parts/approval-settings.tsx';
export { NextMoves, Returned } from './parts/next-moves.tsx';
export { workflowHome } from './tables.ts';
export { movesFrom, type OfferedMove, todosFor, urgencyOf } from './todos.ts';
