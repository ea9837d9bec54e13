/** One question for all who ask at the same time. */

/**
 * Who asks while the question is under way waits for the same answer; who asks within `keptMs` milliseconds after it
 * came gets it again. However many ask, `ask` runs once at a time. It must not reject.
 */
export function shareAnswer<Answer>(ask: () => Promise<Answer>, keptMs: number): () => Promise<Answer> {
  let answer: Promise<Answer> | null = null;
  let until = Number.POSITIVE_INFINITY;
  return () => {
    if (answer !== null && performance.now() < until) return answer;
    until = Number.POSITIVE_INFINITY;
    answer = ask().finally(() => {
      until = performance.now() + keptMs;
    });
    return answer;
  };
}
