import { safeHref } from './escape.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface DownloadProps {
  href: string;
  /** The form: 「CSV」. */
  label: string;
  /** What it is for, and how large: 「標準・18 KB」. */
  note: string;
  icon?: IconName;
}

/** The same thing in several forms, each with a button: two across on a phone, four from 1024 px. */
export function Downloads({ label, items }: { label: string; items: readonly DownloadProps[] }) {
  return (
    <nav class="downloads" aria-label={label}>
      {items.map(({ href, label: form, note, icon = 'download' }) => (
        <a href={safeHref(href)} download="">
          <Icon name={icon} />
          <b>{form}</b>
          <span class="small">{note}</span>
        </a>
      ))}
    </nav>
  );
}
