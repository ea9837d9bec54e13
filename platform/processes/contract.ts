/** What the supervisor and its children say to each other. */
import type { ProblemText } from '../storage/index.ts';

/** From a child. `figures` comes every few seconds, too: it is the sign of life. */
export type FromChild =
  | { say: 'ready'; port: number | null }
  | { say: 'failed'; code: string; text: ProblemText }
  | { say: 'figures'; figures: unknown; answer: number | null }
  | { say: 'gather'; ask: number };

/** To a child. */
export type ToChild =
  | { say: 'stop' }
  | { say: 'figures'; answer: number }
  | { say: 'gathered'; ask: number; figures: unknown[] };

/** Which child a process is: the name in its environment. */
export const NAME_IN_ENVIRONMENT = 'TOMONI_PROCESS';
