import type { Child } from 'hono/jsx';
import { safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** Two tiles across on a phone, three from 1024 px. */
export function Tiles({ children }: { children?: Child }) {
  return <div class="tiles">{children}</div>;
}

export interface TileProps {
  href: string;
  icon: IconName;
  title: Child;
  /** One live fact, or what the thing does; never a number that is old. */
  fact?: Child;
}

/** A way to one thing. */
export function Tile({ href, icon, title, fact }: TileProps) {
  return (
    <a class="tile" href={safeHref(href)}>
      <Icon name={icon} size="l" />
      <span>
        <span class="tile-title">{title}</span>
        {fact ? <span class="tile-fact">{fact}</span> : null}
      </span>
    </a>
  );
}
