import { escapeHtml, type Html, trusted } from './escape.ts';
import { iconHtml } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type BadgeKind = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'you' | 'stale' | 'resting';

const usualIcons: Partial<Record<BadgeKind, IconName>> = {
  good: 'circle-check',
  warn: 'circle-help',
  bad: 'octagon-alert',
  info: 'info',
  stale: 'history',
  resting: 'moon',
};

export interface BadgeProps {
  kind?: BadgeKind;
  /** Another icon than the usual one of the kind; null for none. */
  icon?: IconName | null;
  children: string;
}

/** A word, mostly with an icon, on a tint. stale 「3か月前の情報」, resting 「休んでいます」, you 「あした」. */
export function Badge({ kind = 'plain', icon, children }: BadgeProps): Html {
  return trusted(badgeHtml(kind, children, icon));
}

/** The same as text, for parts that are put together as text. */
export function badgeHtml(kind: BadgeKind, word: string, icon?: IconName | null): string {
  const name = icon === undefined ? usualIcons[kind] : icon;
  const sign = name ? iconHtml(name, 's') : '';
  return `<span class="badge badge-${kind}">${sign}${escapeHtml(word)}</span>`;
}
