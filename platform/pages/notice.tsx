import type { Child } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad';

const usualIcons: Record<NoticeKind, IconName> = {
  info: 'info',
  good: 'circle-check',
  warn: 'triangle-alert',
  bad: 'octagon-alert',
};

export interface NoticeProps {
  kind?: NoticeKind;
  icon?: IconName;
  title: Child;
  /** Heading level of the title when it is one; none by default. */
  level?: 2 | 3;
  /** status: said aloud when it appears; alert: at once. */
  role?: 'status' | 'alert';
  children?: Child;
}

/** Something to know before going on; its meaning is in the words and the icon, not only in the tint. */
export function Notice({ kind = 'info', icon, title, level, role, children }: NoticeProps) {
  const Title = level === undefined ? 'p' : (`h${level}` as const);
  return (
    <div class={`notice notice-${kind}`} role={role}>
      <Icon name={icon ?? usualIcons[kind]} />
      <div class="grow">
        <Title class="notice-title">{title}</Title>
        {children ? <div class="notice-text">{children}</div> : null}
      </div>
    </div>
  );
}
