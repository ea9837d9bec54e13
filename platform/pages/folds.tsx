import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';

/** Parts of a long list that open one by one, also without JavaScript. Children are `<Fold>`. */
export function Folds({ children }: { children?: Child }) {
  return <div class="folds">{children}</div>;
}

/** One part: its name, how many it holds, and what is inside. */
export function Fold({
  title,
  count,
  open,
  children,
}: {
  title: Child;
  count?: number;
  open?: boolean;
  children?: Child;
}) {
  return (
    <details class="fold" open={open === true}>
      <summary>
        <span class="row-title grow">{title}</span>
        {count === undefined ? null : <span class="row-end">{String(count)}</span>}
        <Icon name="chevron-down" size="s" />
      </summary>
      {children}
    </details>
  );
}
