/** What all pages of the admin share. */
import { formatDate, formatTime, isWide, type Lang, pathIn } from '@tomoni/platform/messages';
import { Crumbs, PageTitle, Phrases, renderPage } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';

export interface FrameProps {
  lang: Lang;
  /** Without the language prefix. */
  path: string;
  title: 'home.title' | 'jobs.title' | 'personal.title' | 'purge.title';
  lead?: string;
  children?: Child;
}

/** A page below `/admin`, with its title and the way back. */
export function framed({ lang, path, title, lead, children }: FrameProps): string {
  const t = messages(lang);
  const home = { label: t('home.title'), href: pathIn(lang, '/admin') };
  return renderPage({
    lang,
    path,
    title: t(title),
    noindex: true,
    children: (
      <>
        {path === '/admin' ? null : <Crumbs label={t('crumbs')} items={[home, { label: t(title) }]} />}
        <PageTitle title={<Phrases of={t.phrases(title)} />} lead={lead} />
        {children}
      </>
    ),
  });
}

/** A moment in Japan: 11月25日（水）13:05. */
export function momentText(moment: Date, lang: Lang): string {
  const japan = new Date(moment.getTime() + 9 * 3_600_000).toISOString();
  const day = formatDate(japan.slice(0, 10), lang, 'short');
  const time = formatTime(japan.slice(11, 16), lang, 'table');
  return isWide(lang) ? `${day}${time}` : `${day}, ${time}`;
}
