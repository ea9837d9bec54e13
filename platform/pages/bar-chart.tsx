import type { Child } from 'hono/jsx';
import { percent } from './meters.tsx';

export interface BarProps {
  label: Child;
  /** The whole length, and the filled part of it. */
  total: number;
  part: number;
  /** The same in figures: 「11 / 13か所」. */
  figure: Child;
}

export interface BarChartProps {
  /** The finding: 「車いすで入れるトイレは、本町に多く」. */
  title: Child;
  /** What filled and hatched mean, where both are there. */
  legend?: { part: string; rest: string } | undefined;
  bars: readonly BarProps[];
  /** What the figures are, and where they stand as a table. */
  children?: Child;
}

/** Bars with their figures beside them, the same without colours and without pictures. */
export function BarChart({ title, legend, bars, children }: BarChartProps) {
  const longest = Math.max(0, ...bars.map(({ total }) => total));
  return (
    <div class="chart">
      <h3>{title}</h3>
      {legend === undefined ? null : (
        <p class="chart-legend small">
          <span class="key key-part" aria-hidden="true" />
          {legend.part}
          <span class="key key-rest" aria-hidden="true" />
          {legend.rest}
        </p>
      )}
      <dl class="bars">
        {bars.map(({ label, total, part, figure }) => (
          <div>
            <dt>{label}</dt>
            <dd class="bar-place">
              <svg class="bar" aria-hidden="true" width={`${percent(total, longest)}%`} height="32">
                <rect width={`${percent(part, total)}%`} height="32" />
              </svg>
            </dd>
            <dd class="bar-figure">{figure}</dd>
          </div>
        ))}
      </dl>
      {children === undefined ? null : <div class="chart-foot small sub">{children}</div>}
    </div>
  );
}
