/** What only a person can tell about files: a list that counts down, each thing with the buttons that answer it. */
import type { Child } from 'hono/jsx';
import { isWide, type Lang, textIn } from '../../messages/index.ts';
import { Badge, Button, Field, Icon, Small, whereText } from '../../pages/index.ts';
import { intakeMessages } from '../messages.ts';
import type { Question } from '../reader.ts';
import type { Staged } from '../staged.ts';

export interface StagedTodoProps {
  lang: Lang;
  staged: Staged;
  /** Where the forms post to; `answerForm` takes them. */
  action: string;
  /** What helps to answer a question: a drawing, cells beside it. */
  beside?: ((question: Question) => Child) | undefined;
}

/** How many things wait for the person. Only those in `staged.undecided` keep it from being committed. */
export function openIn(staged: Staged): number {
  return staged.undecided + openQuestions(staged).length;
}

/** Questions without an answer; readers may go on asking what was answered. */
export function openQuestions({ questions, answered }: Staged): Question[] {
  return questions.filter(({ id }) => !answered.some(({ question }) => question.id === id));
}

/** The list with its heading, for a `<Panel>` beside what was understood. */
export function StagedTodo({ lang, staged, action, beside }: StagedTodoProps) {
  const t = intakeMessages(lang);
  const open = openIn(staged);
  const waiting = staged.personal.filter(({ decision }) => decision === null);
  const said = { lang, staged, action };
  return (
    <>
      <h2 id="todo">
        {t('todo.title')}{' '}
        <Badge kind={open > 0 ? 'warn' : 'good'}>
          {open > 0 ? t('todo.left', { count: open }) : t('todo.done')}
        </Badge>
      </h2>
      <ul class="todo">
        <KeepContacts {...said} ids={waiting.filter(({ contact }) => contact === true).map(({ id }) => id)} />
        {waiting.map((find) => (
          <Find {...said} find={find} />
        ))}
        {waiting.length > 1 ? <LeaveOutAll {...said} ids={waiting.map(({ id }) => id)} /> : null}
        {openQuestions(staged).map((question) => (
          <Ask {...said} question={question} beside={beside} />
        ))}
        {staged.answered.map(({ question, value, remembered }) => (
          <Done {...said} name={`answer-${question.id}`} undo="">
            {textIn(question.text, lang)} <b>{labelOf(question, value, lang)}</b>
            {remembered ? t('todo.remembered') : ''}
          </Done>
        ))}
        {staged.personal
          .filter(({ decision }) => decision !== null)
          .map(({ id, what, where, decision, remembered }) => (
            <Done {...said} name={`decide-${id}`} undo="undecided">
              {whereText(where, lang)} {t(`todo.${what}`)} <b>{t(`todo.was-${decision ?? 'keep'}`)}</b>
              {remembered ? t('todo.decided-before') : ''}
            </Done>
          ))}
      </ul>
    </>
  );
}

function Said({ staged, action, children }: { staged: Staged; action: string; children?: Child }) {
  return (
    <form action={action} method="post">
      <input type="hidden" name="hash" value={staged.hash} />
      {children}
    </form>
  );
}

function Find({ lang, staged, action, find }: StagedTodoProps & { find: Staged['personal'][number] }) {
  const t = intakeMessages(lang);
  const name = `decide-${find.id}`;
  return (
    <li>
      <Said staged={staged} action={action}>
        <p class="todo-title">{t(`todo.${find.what}`)}</p>
        <Small>
          {whereText(find.where, lang)}
          {find.where.column === undefined ? '' : t('todo.column', { name: find.where.column.slice(0, 40) })}
          {find.rows > 1 ? t('todo.rows', { count: find.rows }) : ''}
        </Small>
        <p class="todo-samples">{find.samples.map(({ text }) => text).join(isWide(lang) ? '、' : ', ')}</p>
        <div class="todo-buttons">
          <Button slim name={name} value="leave-out">
            {t('todo.leave-out')}
          </Button>
          <Button slim look="quiet" name={name} value="keep">
            {t('todo.keep')}
          </Button>
        </div>
      </Said>
    </li>
  );
}

/** Lists of places have a column with their telephone numbers each: one button for all of them. */
function KeepContacts({ lang, staged, action, ids }: StagedTodoProps & { ids: readonly string[] }) {
  if (ids.length < 2) return null;
  const t = intakeMessages(lang);
  return (
    <li>
      <Said staged={staged} action={action}>
        {ids.map((id) => (
          <input type="hidden" name={`decide-${id}`} value="keep" />
        ))}
        <p class="todo-title">{t('todo.contacts')}</p>
        <Small>{t('todo.contacts.what')}</Small>
        <div class="todo-buttons">
          <Button slim>{t('todo.contacts.keep', { count: ids.length })}</Button>
        </div>
      </Said>
    </li>
  );
}

function LeaveOutAll({ lang, staged, action, ids }: StagedTodoProps & { ids: readonly string[] }) {
  const t = intakeMessages(lang);
  return (
    <li>
      <Said staged={staged} action={action}>
        {ids.map((id) => (
          <input type="hidden" name={`decide-${id}`} value="leave-out" />
        ))}
        <Button slim icon="eye-off">
          {t('todo.leave-out-all', { count: ids.length })}
        </Button>
      </Said>
    </li>
  );
}

function Ask({ lang, staged, action, beside, question }: StagedTodoProps & { question: Question }) {
  const t = intakeMessages(lang);
  const name = `answer-${question.id}`;
  const { choices, assumed } = question;
  const kept = question.remember ?? choices.length > 0;
  const hints = [
    assumed === null ? '' : t('todo.assumed', { value: labelOf(question, assumed, lang) }),
    kept ? t('todo.kept') : '',
  ];
  const hint = hints.filter((one) => one !== '').join(isWide(lang) ? '' : ' ');
  return (
    <li>
      <Said staged={staged} action={action}>
        {choices.length === 0 ? (
          <Field lang={lang} name={name} label={textIn(question.text, lang)} maxlength={200} hint={hint} />
        ) : (
          <>
            <p class="todo-title">{textIn(question.text, lang)}</p>
            {hint === '' ? null : <Small>{hint}</Small>}
          </>
        )}
        {beside?.(question)}
        <div class="todo-buttons">
          {choices.map(({ value, label }) => (
            <Button slim name={name} value={value}>
              {textIn(label, lang)}
            </Button>
          ))}
          {choices.length === 0 ? <Button slim>{t('todo.answer')}</Button> : null}
        </div>
      </Said>
    </li>
  );
}

/** Answered: one line, and the way back. */
function Done({
  lang,
  staged,
  action,
  name,
  undo,
  children,
}: StagedTodoProps & { name: string; undo: string; children?: Child }) {
  return (
    <li>
      <Said staged={staged} action={action}>
        <div class="todo-done">
          <Icon name="circle-check" size="s" />
          <p>{children}</p>
          <Button slim look="quiet" name={name} value={undo}>
            {intakeMessages(lang)('todo.undo')}
          </Button>
        </div>
      </Said>
    </li>
  );
}

function labelOf({ choices }: Question, value: string, lang: Lang): string {
  const choice = choices.find((one) => one.value === value);
  return choice === undefined ? value : textIn(choice.label, lang);
}
