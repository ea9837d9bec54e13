import type { Child } from 'hono/jsx';
import { safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** Filters in a line; on a phone the line scrolls when `scroll` is set. */
export function Chips({ label, scroll, children }: { label: string; scroll?: boolean; children?: Child }) {
  return (
    <nav class={scroll === true ? 'chips chips-scroll' : 'chips'} aria-label={label}>
      {children}
    </nav>
  );
}

export interface ChipProps {
  href: string;
  /** Whether this filter is on. */
  current?: boolean;
  /** any: one of several that may be on together (tint, check, edge); one: exactly one is on (filled). */
  kind?: 'one' | 'any';
  icon?: IconName;
  /** Id of a form that is sent to `href`: for what must not stand in an address, such as a position. */
  form?: string | undefined;
  children?: Child;
}

/** A filter as a link, or as a button of a form, so that it works without JavaScript. */
export function Chip({ href, current, kind = 'one', icon, form, children }: ChipProps) {
  const shown: IconName | undefined = kind === 'any' && current === true ? 'check' : icon;
  const looks = kind === 'any' ? 'chip chip-any' : 'chip';
  const isCurrent = current === true ? 'true' : undefined;
  const content = (
    <>
      {shown ? <Icon name={shown} size="s" /> : null}
      {children}
    </>
  );
  return form === undefined ? (
    <a class={looks} href={safeHref(href)} aria-current={isCurrent}>
      {content}
    </a>
  ) : (
    <button class={looks} type="submit" form={form} formaction={safeHref(href)} aria-current={isCurrent}>
      {content}
    </button>
  );
}

export interface TabsProps {
  label: string;
  tabs: readonly { href: string; label: string; icon?: IconName; current?: boolean }[];
}

/** Views of one thing; each has its own address and comes from the server. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a href={safeHref(tab.href)} aria-current={tab.current === true ? 'page' : undefined}>
          {tab.icon ? <Icon name={tab.icon} size="s" /> : null}
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
