/** What was staged, as programs read it. The bodies are described in `program-calls.ts`. */

import { publicFinding } from '@tomoni/findings';
import { hrefFor, type RequestContext } from '../http/index.ts';
import { baseLang } from '../messages/index.ts';
import type { AnsweredQuestion } from './memory.ts';
import { openQuestions } from './parts/staged-todo.tsx';
import type { Question } from './reader.ts';
import type { Staged } from './staged.ts';
import type { UploadOptions } from './upload-routes.ts';

/** Without samples of what looks personal: where it stands is enough to find it. */
export function stagedData(c: RequestContext, options: Pick<UploadOptions, 'reviewHref'>, staged: Staged) {
  const lang = baseLang(c.get('lang'));
  const { id, hash, kind, label, files, originals, undecided, repeats, preview, committed } = staged;
  const asked = ({ id: name, text, choices }: Question) => ({
    ...{ id: name, text: text[lang] },
    choices: choices.map(({ value, label: words }) => ({ value, label: words[lang] })),
  });
  const open = openQuestions(staged);
  return {
    ...{ id, hash, kind, label: label === null ? null : label[lang] },
    page: c.get('origin') + hrefFor(c.get('lang'), options.reviewHref(c, id)),
    ...{ files, originals },
    findings: staged.findings.map((one) => publicFinding(one, lang)),
    questions: open.map((question) => ({ ...asked(question), assumed: question.assumed })),
    answered: staged.answered.map(({ question, value, remembered }: AnsweredQuestion) => ({
      ...{ ...asked(question), value, remembered },
    })),
    personal: staged.personal.map(({ what, where, rows, decision, remembered }) => ({
      ...{ what, where, rows, decision, remembered },
    })),
    undecided,
    canBeHandedIn: isHandable(staged),
    ...{ repeats, read: preview, stagedAt: staged.stagedAt, expiresAt: staged.expiresAt },
    committed: committed === null ? null : { version: committed.version, at: committed.at },
  };
}

/** Whether nothing is left for a person to say. */
export function isHandable(staged: Staged): boolean {
  return staged.committable && openQuestions(staged).length === 0;
}
