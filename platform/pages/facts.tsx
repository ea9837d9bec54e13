import type { Child } from 'hono/jsx';

/** Names and values, one below the other: when published, until when it holds. A null value is left out. */
export function Facts({ items }: { items: readonly { name: Child; value: Child }[] }) {
  return (
    <dl class="facts">
      {items
        .filter(({ value }) => value !== null)
        .map(({ name, value }) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
