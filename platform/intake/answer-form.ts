/** What a person said in the forms of `<StagedTodo>`. */
import type { Form } from '../http/index.ts';
import type { Site } from '../manifest/index.ts';
import { readAgain } from './answer.ts';
import type { Decision } from './personal/decide.ts';
import type { Staged } from './staged.ts';

/**
 * Takes answers and decisions from a form that `<StagedTodo>` made; without any, nothing is read again.
 * @throws IntakeRefusal `intake.changed` when somebody else was quicker
 */
export async function answerForm(site: Site, staged: Staged, form: Form): Promise<Staged> {
  const answers: Record<string, string> = {};
  for (const { id } of [...staged.questions, ...staged.answered.map(({ question }) => question)]) {
    if (form.all(`answer-${id}`).length > 0) answers[id] = form.text(`answer-${id}`);
  }
  const decisions: Record<string, Decision | null> = {};
  for (const { id } of staged.personal) {
    const said = form.text(`decide-${id}`);
    if (said === 'keep' || said === 'leave-out') decisions[id] = said;
    else if (said === 'undecided') decisions[id] = null;
  }
  const said = Object.keys(answers).length + Object.keys(decisions).length;
  if (said === 0) return staged;
  return readAgain(site, { id: staged.id, hash: form.text('hash') }, { answers, decisions });
}
