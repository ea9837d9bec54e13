import type { Child } from 'hono/jsx';
import type { Lang } from '../messages/index.ts';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import { pageMessages } from './messages.ts';

export interface FieldProps {
  lang: Lang;
  name: string;
  /** Where several forms of one page have a field of this name: another word for ids. */
  id?: string;
  label: string;
  /** What was typed before; it is given back as it was. */
  value?: string;
  required?: boolean;
  /** Says neither 必須 nor 任意: the hint or the question tells when it is needed. */
  unmarked?: boolean;
  hint?: Child;
  /** What to do about a mistake: 「『@』のあとに、.jp や .com まで入れてください」. */
  error?: string;
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'password' | 'textarea' | 'select';
  /** For `select`. */
  options?: readonly { value: string; label: string }[];
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url';
  maxlength?: number;
}

/** A field of a form: label, whether it must be filled, hint, field, and what to do about a mistake. */
export function Field(props: FieldProps) {
  const { lang, name, id = name, label, required, unmarked, hint, error } = props;
  const t = pageMessages(lang);
  return (
    <div class="field">
      <label class="field-label" for={`f-${id}`}>
        {label}
        {unmarked === true ? null : (
          <span class={required === true ? 'field-required' : 'field-optional'}>
            {t(required === true ? 'field.required' : 'field.optional')}
          </span>
        )}
      </label>
      {hint ? (
        <p class="field-hint" id={`f-${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <Control {...props} />
      {error === undefined ? null : (
        <p class="field-error" id={`f-${id}-error`}>
          <Icon name="octagon-alert" size="s" />
          {error}
        </p>
      )}
    </div>
  );
}

function Control({
  name,
  id = name,
  value,
  type = 'text',
  required,
  hint,
  error,
  options,
  ...rest
}: FieldProps) {
  const about = classes(hint ? `f-${id}-hint` : null, error === undefined ? null : `f-${id}-error`);
  const common = {
    class: classes('input', error !== undefined && 'input-wrong'),
    id: `f-${id}`,
    name,
    required: required === true,
    'aria-describedby': about === '' ? undefined : about,
    'aria-invalid': error === undefined ? undefined : 'true',
    autocomplete: rest.autocomplete,
    maxlength: rest.maxlength,
  };
  if (type === 'textarea') return <textarea {...common}>{value ?? ''}</textarea>;
  if (type === 'select') {
    return (
      <select {...common}>
        {(options ?? []).map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return <input {...common} type={type} value={value} inputmode={rest.inputmode} />;
}

/** Above a form that came back: each mistake with a link to its field. */
export function ErrorSummary({
  lang,
  errors,
}: {
  lang: Lang;
  errors: readonly { name: string; message: string }[];
}) {
  if (errors.length === 0) return null;
  return (
    <div class="notice notice-bad" role="alert">
      <Icon name="octagon-alert" />
      <div class="grow">
        <p class="notice-title">{pageMessages(lang)('field.fix', { count: errors.length })}</p>
        <ul class="error-links">
          {errors.map((error) => (
            <li>
              <a href={`#f-${error.name}`}>{error.message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export interface SearchBarProps {
  action: string;
  /** What is asked for, said aloud; the visible heading stands above. */
  label: string;
  name?: string;
  value?: string;
  /** post when what is typed must not stand in an address: a home, a position. */
  method?: 'get' | 'post';
  /** A button beside the field with this word; without it the return key sends. */
  submit?: string;
  placeholder?: string;
  /** Further hidden fields. */
  hidden?: Readonly<Record<string, string>>;
  id?: string;
}

/** One field that searches. */
export function SearchBar(props: SearchBarProps) {
  const { action, label, name = 'q', value, method = 'get', submit, placeholder, hidden, id = 'q' } = props;
  return (
    <search>
      <form class="search" action={safeHref(action)} method={method}>
        {Object.entries(hidden ?? {}).map(([key, text]) => (
          <input type="hidden" name={key} value={text} />
        ))}
        <label class="unseen" for={id}>
          {label}
        </label>
        <span class="search-field">
          <Icon name="search" />
          <input
            class="input"
            id={id}
            name={name}
            type="search"
            value={value}
            placeholder={placeholder}
            autocomplete="off"
            enterkeyhint="search"
          />
        </span>
        {submit === undefined ? null : (
          <button class="button" type="submit">
            {submit}
          </button>
        )}
      </form>
    </search>
  );
}

export interface ChoiceProps {
  name: string;
  value: string;
  type?: 'radio' | 'checkbox';
  title: Child;
  sub?: Child;
  checked?: boolean;
  /** When it is chosen, what stands in `<Asked>` is asked, too. */
  asks?: boolean;
}

/** One answer of several: the whole row can be pressed. */
export function Choice({ name, value, type = 'radio', title, sub, checked, asks }: ChoiceProps) {
  return (
    <label class="choice">
      <input
        type={type}
        name={name}
        value={value}
        checked={checked === true}
        data-asks={asks === true ? '' : undefined}
      />
      <span>
        <span class="choice-title">{title}</span>
        {sub ? <span class="choice-sub">{sub}</span> : null}
      </span>
    </label>
  );
}

/** A question with its choices. */
export function ChoiceGroup({
  legend,
  id,
  error,
  children,
}: {
  legend: Child;
  /** For links from a summary of mistakes, and so that what is wrong is read out with the question. */
  id?: string;
  /** What to do about a mistake; stands below the question. */
  error?: string;
  children?: Child;
}) {
  return (
    <fieldset
      class="choices"
      id={id === undefined ? undefined : `f-${id}`}
      aria-describedby={id === undefined || error === undefined ? undefined : `f-${id}-error`}
    >
      <legend>{legend}</legend>
      {error === undefined ? null : (
        <p class="field-error" id={id === undefined ? undefined : `f-${id}-error`}>
          <Icon name="octagon-alert" size="s" />
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

/**
 * A question, and what only one of its answers (`<Choice asks>`) asks in addition. Without scripts; browsers that can't
 * hide it show it always.
 */
export function Asked({ question, children }: { question: Child; children?: Child }) {
  return (
    <div class="asking stack stack-16">
      {question}
      <div class="asked">{children}</div>
    </div>
  );
}

export interface ConfirmProps {
  action: string;
  /** What will happen, and to whom. */
  title: Child;
  children?: Child;
  /** The verb: 「取り下げる」. */
  verb: string;
  cancel: { href: string; label: string };
  hidden?: Readonly<Record<string, string>>;
}

/** Asks before what can't be undone. */
export function Confirm({ action, title, children, verb, cancel, hidden }: ConfirmProps) {
  return (
    <form class="confirm" action={safeHref(action)} method="post">
      {Object.entries(hidden ?? {}).map(([key, text]) => (
        <input type="hidden" name={key} value={text} />
      ))}
      <h1>{title}</h1>
      {children ? <div class="prose">{children}</div> : null}
      <div class="confirm-buttons">
        <button class="button button-main" type="submit">
          {verb}
        </button>
        <a class="button" href={safeHref(cancel.href)}>
          {cancel.label}
        </a>
      </div>
    </form>
  );
}
