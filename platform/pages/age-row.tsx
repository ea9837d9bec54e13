/** Six classes by age with their free places, and the best value of a comparison. */
import type { Child } from 'hono/jsx';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';

export interface AgeCellProps {
  /** 「1歳」 */
  age: string;
  /** 「空き3」「満員」「なし」「わからない」: the word says it, the tint only helps. */
  word: Child;
  /** free: something is free by a count that still holds; dim: everything else. */
  look: 'free' | 'dim';
  /** The class that is asked for: ringed. */
  asked?: boolean;
}

/** Free places by age, one cell for each class. */
export function AgeRow({ label, cells }: { label: string; cells: readonly AgeCellProps[] }) {
  return (
    <dl class="ages" aria-label={label}>
      {cells.map(({ age, word, look, asked }) => (
        <div class={classes(look === 'free' && 'ages-free', asked === true && 'ages-asked')}>
          <dt>{age}</dt>
          <dd>{word}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value of a CompareTable that suits best; bold and tinted, on a phone underlined. Never says who wins. */
export function Best({ children }: { children?: Child }) {
  return <b class="compare-best">{children}</b>;
}

/** How the best value of a comparison looks. */
export function BestLegend({ children }: { children?: Child }) {
  return (
    <p class="compare-legend small sub">
      <span aria-hidden="true" />
      {children}
    </p>
  );
}

export interface WayFormProps {
  action: string;
  id: string;
  /** Kept in the body of the request, never in an address. */
  hidden: readonly (readonly [name: string, value: string])[];
}

/**
 * The form behind links of a page that answers a POST: a home must not stand in an address, so each way on from there is
 * a button (`form`, `name="with"`) that sends it again.
 */
export function WayForm({ action, id, hidden }: WayFormProps) {
  return (
    <form id={id} method="post" action={safeHref(action)} hidden>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </form>
  );
}

/** A filter chip, or a bold link, that is a button of a WayForm. */
export function WayButton(props: {
  form: string;
  value: string;
  look: 'chip' | 'chip-any' | 'more-link' | 'text-link';
  current?: boolean;
  /** Another address than that of the form. */
  action?: string;
  children?: Child;
}) {
  const { form, value, look, current, action, children } = props;
  return (
    <button
      class={classes('way', look === 'chip-any' ? 'chip chip-any' : look)}
      type="submit"
      form={form}
      formaction={action === undefined ? undefined : safeHref(action)}
      name="with"
      value={value}
      aria-current={current === true ? 'true' : undefined}
    >
      {look === 'chip-any' && current === true ? <Icon name="check" size="s" /> : null}
      {children}
    </button>
  );
}
