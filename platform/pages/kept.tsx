/** Parts of documents that a phone keeps for when it has no line, and the mark on the page that they are kept for. */
import type { Child } from 'hono/jsx';
import { escapeHtml, type Html, safeHref, trusted } from './escape.ts';
import { Rows } from './rows.tsx';

/** Has the browser keep a document; the service worker decides whether it may. */
export function KeepOffline({ href }: { href: string }): Html {
  return trusted(`<span hidden data-keep="${escapeHtml(safeHref(href))}"></span>`);
}

export interface KeptDaysProps {
  /** Last day that the rows speak of; after it they aren't shown any more. */
  until: string;
  today: string;
  tomorrow: string;
  /** Shown when all of it is over. */
  ended: Child;
  children?: Child;
}

/** Day rows of which only those that are not over are shown; none at all before the script knows today. */
export function KeptDays({ until, today, tomorrow, ended, children }: KeptDaysProps) {
  return (
    <div>
      <div hidden data-until={until} data-today={today} data-tomorrow={tomorrow}>
        <Rows>{children}</Rows>
      </div>
      <div hidden data-ended="">
        {ended}
      </div>
    </div>
  );
}

/** A list that narrows to what is typed. */
export function KeptGuide({
  label,
  items,
}: {
  label: string;
  items: readonly { title: string; sub: string; words: string }[];
}) {
  return (
    <>
      <div class="field">
        <label for="narrow">{label}</label>
        <input class="input" id="narrow" type="search" autocomplete="off" data-narrows="" />
      </div>
      <ul class="rows">
        {items.map(({ title, sub, words }) => (
          <li data-words={words}>
            <div class="row">
              <span class="row-main">
                <span class="row-title">{title}</span>
                <span class="row-sub">{sub}</span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
