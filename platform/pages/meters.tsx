import type { Child } from 'hono/jsx';

export interface MeterProps {
  name: Child;
  /** A plain value or a badge: 「31 / 39」. */
  value: Child;
  /** Only for parts of a whole. */
  part?: { of: number; is: number } | undefined;
  /** Why: what is missing, until when a promise holds. */
  children?: Child;
}

/** Facts of how useful a thing is, each with its reason. Never one figure for all of them. Children are `<Meter>`. */
export function Meters({ children }: { children?: Child }) {
  return <ul class="meters">{children}</ul>;
}

export function Meter({ name, value, part, children }: MeterProps) {
  return (
    <li>
      <span class="meter-name">{name}</span>
      <span class="meter-value">{value}</span>
      {part === undefined ? null : (
        <span class="meter-bar">
          <svg aria-hidden="true" width="100%" height="8">
            <rect width={`${percent(part.is, part.of)}%`} height="8" rx="4" />
          </svg>
        </span>
      )}
      {children === undefined ? null : <div class="meter-text small sub">{children}</div>}
    </li>
  );
}

/** 0 to 100, with one decimal; 0 of nothing. */
export function percent(part: number, whole: number): number {
  if (!(whole > 0)) return 0;
  return Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 10;
}
