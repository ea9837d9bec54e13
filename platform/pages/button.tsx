import type { Child } from 'hono/jsx';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** main: the one filled button of a view; outlined: what may wait; quiet: without an edge. */
export type ButtonLook = 'main' | 'outlined' | 'quiet';

interface ButtonLooks {
  look?: ButtonLook;
  /** Smaller text and less room at the sides; still 48 px high. */
  slim?: boolean;
  /** As wide as its column: the main action on a phone. */
  full?: boolean;
  icon?: IconName;
  /** An icon after the words, e.g. `arrow-right` or `chevron-right`. */
  iconAfter?: IconName;
  children?: Child;
}

export interface ButtonProps extends ButtonLooks {
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  /** Name of an island that wakes this button; without JavaScript the button stays hidden. */
  island?: 'position' | 'copy' | 'print' | 'passkey' | 'push';
  /** For islands: the element or address they work on. */
  target?: string;
  /** What the button says once it has done its work, e.g. 「写しました」. */
  doneLabel?: string;
}

/** A button of a form. */
export function Button(props: ButtonProps) {
  const { type = 'submit', name, value, island, target, doneLabel } = props;
  return (
    <button
      class={classOf(props)}
      type={island === undefined ? type : 'button'}
      name={name}
      value={value}
      data-island={island}
      data-target={target}
      data-done={doneLabel}
      hidden={island !== undefined}
    >
      {Label(props)}
    </button>
  );
}

/** A link that looks like a button, because it leads to the next step. */
export function LinkButton(props: ButtonLooks & { href: string; download?: string }) {
  return (
    <a class={classOf(props)} href={safeHref(props.href)} download={props.download}>
      {Label(props)}
    </a>
  );
}

/** A bold link at the end of a list: 「42行すべてを見る ›」. */
export function MoreLink({
  href,
  icon = 'chevron-right',
  children,
}: {
  href: string;
  icon?: IconName;
  children?: Child;
}) {
  return (
    <a class="more-link" href={safeHref(href)}>
      {children}
      <Icon name={icon} size="s" />
    </a>
  );
}

function Label({ icon, iconAfter, children }: ButtonLooks) {
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span class="button-label">{children}</span>
      {iconAfter ? <Icon name={iconAfter} size="s" /> : null}
    </>
  );
}

function classOf({ look = 'outlined', slim, full }: ButtonLooks): string {
  return classes(
    'button',
    look !== 'outlined' && `button-${look}`,
    slim === true && 'button-slim',
    full === true && 'button-full',
  );
}
