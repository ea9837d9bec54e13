import type { Child } from 'hono/jsx';
import { LinkButton } from './button.tsx';

/** Nothing to show: one sentence why, one thing to do. No drawing. */
export function EmptyState({
  children,
  action,
}: {
  children?: Child;
  action?: { href: string; label: string };
}) {
  return (
    <div class="empty">
      <p>{children}</p>
      {action ? <LinkButton href={action.href}>{action.label}</LinkButton> : null}
    </div>
  );
}
