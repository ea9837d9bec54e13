import type { Child } from 'hono/jsx';
import { classes, safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface PartProps {
  /** Heading of the part; also its name for those who hear the page. */
  title: Child;
  /** Id of the heading. */
  id: string;
  /** One link at the right end of the heading. */
  link?: { href: string; label: string } | undefined;
  class?: string;
  children?: Child;
}

/** A part of a page: heading, optional link, content. Space parts it from the next, no box does. */
export function Part({ title, id, link, class: extra, children }: PartProps) {
  return (
    <section class={classes('part', extra)} aria-labelledby={id}>
      <PartHead id={id} title={title} link={link} />
      {children}
    </section>
  );
}

/** The heading of a part, for where the part itself is something else. */
export function PartHead({ title, id, link }: Pick<PartProps, 'title' | 'id' | 'link'>) {
  return (
    <div class="part-head">
      <h2 id={id}>{title}</h2>
      {link ? <a href={safeHref(link.href)}>{link.label}</a> : null}
    </div>
  );
}

/** The heading of a page that is no answer card: what this is, and one sentence. */
export function PageTitle({ title, lead }: { title: Child; lead?: Child }) {
  return (
    <div class="page-title">
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
    </div>
  );
}

/** One line above the answer: where this is about, and how to change that. */
export function ContextLine({
  icon,
  children,
  link,
}: {
  icon?: IconName;
  children?: Child;
  link?: { href: string; label: string };
}) {
  return (
    <div class="context-line">
      <p>
        {icon ? <Icon name={icon} size="s" /> : null}
        <b>{children}</b>
      </p>
      {link ? (
        <a class="button button-quiet button-slim context-link" href={safeHref(link.href)}>
          {link.label}
        </a>
      ) : null}
    </div>
  );
}

/** From 1024 px two columns: 7+5 for answers, 8+4 for work pages; below, one after the other. */
export function Columns({ split = '8+4', children }: { split?: '7+5' | '8+4' | '6+6'; children?: Child }) {
  return <div class={`columns columns-${split.replace('+', '-')}`}>{children}</div>;
}

/**
 * The page of an answer: the card, beside it (from 1024 px) the list, below the card the rest. On a phone the list
 * comes right after the card.
 */
export function AnswerColumns({
  answer,
  beside,
  below,
  split = '7+5',
}: {
  answer: Child;
  beside: Child;
  below?: Child;
  /** 8+4 for work pages: what there is to do stands beside the heading, and right after it on a phone. */
  split?: '7+5' | '8+4';
}) {
  return (
    <div class={classes('answer-columns', split === '8+4' && 'work-columns')}>
      <div class="answer-place">{answer}</div>
      <div class="beside-place">{beside}</div>
      <div class="below-place">{below}</div>
    </div>
  );
}

/** What follows a list or a field, with a little room before it. */
export function AfterList({ children }: { children?: Child }) {
  return <div class="after-list">{children}</div>;
}

/** Buttons below each other on a phone, beside each other from 1024 px. */
export function Actions({ children }: { children?: Child }) {
  return <div class="actions">{children}</div>;
}

/** Something that must stand apart. A panel never holds a panel. */
export function Panel({ float, children }: { float?: boolean; children?: Child }) {
  return <div class={classes('panel', float === true && 'panel-float')}>{children}</div>;
}

/** Things below each other with 16 px (or 12, 24) between them. */
export function Stack({ gap = 16, children }: { gap?: 8 | 12 | 16 | 24; children?: Child }) {
  return <div class={`stack stack-${gap}`}>{children}</div>;
}

/** Things beside each other that may wrap: badges, small buttons. */
export function Cluster({ children }: { children?: Child }) {
  return <div class="cluster">{children}</div>;
}

/** Running text, at most 38 characters a line. */
export function Prose({ children }: { children?: Child }) {
  return <div class="prose">{children}</div>;
}

/** Small text in the lightest colour there is: dates, hints. */
export function Small({ children }: { children?: Child }) {
  return <p class="small sub">{children}</p>;
}

/** Where the reader is; the last one is the page itself. */
export function Crumbs({
  label,
  items,
}: {
  label: string;
  items: readonly { label: string; href?: string }[];
}) {
  return (
    <nav class="crumbs" aria-label={label}>
      {items.map((item, index) => (
        <>
          {index > 0 ? <Icon name="chevron-right" size="s" /> : null}
          {item.href === undefined ? (
            <span aria-current="page">{item.label}</span>
          ) : (
            <a href={safeHref(item.href)}>{item.label}</a>
          )}
        </>
      ))}
    </nav>
  );
}

/** A few large figures with their meaning. Only facts that are current. */
export function Figures({
  items,
}: {
  items: readonly { value: string; unit?: string; label: string; warn?: boolean }[];
}) {
  return (
    <dl class="figures">
      {items.map((item) => (
        <div class={item.warn === true ? 'figure-warn' : undefined}>
          <dt>{item.label}</dt>
          <dd>
            {item.value}
            {item.unit === undefined ? null : <small>{item.unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
