import type { Child } from 'hono/jsx';
import { escapeHtml, type Html, trusted } from './escape.ts';

/** Text whose lines may break only between the phrases: `<Phrases of={t.phrases('key')} />`. */
export function Phrases({ of }: { of: readonly string[] }): Html {
  return trusted(of.map(escapeHtml).join('<wbr>'));
}

/** A date, or a number with its unit, that stays on one line. */
export function Nb({ children }: { children?: Child }) {
  return <span class="nb">{children}</span>;
}

/** Words for those who hear the page. */
export function VisuallyHidden({ children }: { children?: Child }) {
  return <span class="unseen">{children}</span>;
}
