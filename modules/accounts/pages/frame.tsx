/** What the pages of this module share. */
import { formatDate, isWide, type Lang, pathIn } from '@tomoni/platform/messages';
import { renderPage } from '@tomoni/platform/pages';
import { type Role, roleName } from '@tomoni/platform/permissions';
import type { Child } from 'hono/jsx';

/** What every page needs to know of its request. */
export interface View {
  lang: Lang;
  /** Path without the language prefix, for the language switch. */
  path: string;
}

/** A mistake in a form: the field and what to do. */
export interface FormFault {
  name: string;
  message: string;
}

/** A whole page. No search engine should show any of these. */
export function frame({ lang, path }: View, title: string, children: Child, islands = false): string {
  return renderPage({ lang, path, title, noindex: true, islands, children });
}

/** The day of a moment in Japan, in words. */
export function dayOf(moment: Date, lang: Lang): string {
  return formatDate(new Date(moment.getTime() + JAPAN_MS).toISOString().slice(0, 10), lang, 'date');
}

const JAPAN_MS = 9 * 60 * 60 * 1000;

export function faultOf(
  faults: readonly FormFault[],
  name: string,
): { error: string } | Record<never, never> {
  const fault = faults.find((one) => one.name === name);
  return fault === undefined ? {} : { error: fault.message };
}

/** Facts beside each other on one line of a row: 「ともに市・2027年3月31日まで」. */
export function Joined({ lang, items }: { lang: Lang; items: readonly Child[] }) {
  return (
    <>
      {items.map((item, index) => (
        <>
          {index === 0 ? null : isWide(lang) ? '・' : ', '}
          {item}
        </>
      ))}
    </>
  );
}

/** A role as the title of a row. */
export function roleTitle(role: Role, lang: Lang): string {
  const name = roleName(role, lang);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A form that posts to a path of ours. */
export function Form({
  lang,
  action,
  hidden,
  children,
}: {
  lang: Lang;
  action: string;
  hidden?: Readonly<Record<string, string>>;
  children?: Child;
}) {
  return (
    <form class="stack stack-24" method="post" action={pathIn(lang, action)} novalidate>
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
