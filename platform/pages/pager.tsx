import { LinkButton } from './button.tsx';

export interface PagerProps {
  /** What the list of pages is called aloud. */
  label: string;
  /** 「42件のうち 1–8」 */
  shown: string;
  previous?: { href: string; label: string } | null;
  next?: { href: string; label: string } | null;
}

/** Below a list that goes on: which of how many these are, and the ways to those before and after. */
export function Pager({ label, shown, previous, next }: PagerProps) {
  return (
    <nav class="pager" aria-label={label}>
      <p class="small sub">{shown}</p>
      <div class="cluster">
        {previous ? (
          <LinkButton slim href={previous.href}>
            {previous.label}
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton slim href={next.href} iconAfter="chevron-right">
            {next.label}
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
