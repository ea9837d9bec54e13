/** From whatever was thrown to the problem that may be shown. The thrown thing itself only goes to the log. */
import { HTTPException } from 'hono/http-exception';
import { ProblemError, type ProblemInput } from './problem.ts';
import { problems } from './problems.ts';

const byStatus = new Map<number, ProblemInput>(Object.values(problems).map((input) => [input.status, input]));
byStatus.set(403, problems.forbidden);

/** The database is away, starting, stopping or full of connections (PostgreSQL classes 08, 53, 57P0x). */
const AWAY = /^(?:08|53|57P0)|^(?:ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT|EPIPE)$/;

/** The problem for the reader, and whether an operator should look at the cause. */
export function toProblemInput(error: unknown): { input: ProblemInput; fault: boolean } {
  if (error instanceof ProblemError) return { input: error.input, fault: error.input.status >= 500 };
  if (error instanceof HTTPException) {
    const input = byStatus.get(error.status) ?? (error.status < 500 ? problems.badRequest : problems.failed);
    return { input, fault: error.status >= 500 };
  }
  if (isDatabaseAway(error)) return { input: problems.unavailable, fault: true };
  return { input: problems.failed, fault: true };
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') {
    const fromDatabase = 'severity' in error || 'syscall' in error;
    return fromDatabase && AWAY.test(error.code);
  }
  return /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}
