/** The site's own pages of plain text: about, accessibility, privacy, open data. */
import type { Lang } from '@tomoni/platform/messages';
import { PageTitle, Phrases, Prose, renderPage } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';

/** Name of a page, which is also its address, and its paragraphs. */
export const textPages = {
  about: ['about.1', 'about.2', 'about.3', 'about.software'],
  accessibility: ['accessibility.1', 'accessibility.2', 'accessibility.3'],
  privacy: ['privacy.1', 'privacy.2', 'privacy.3', 'privacy.4', 'privacy.account', 'privacy.5'],
  'open-data': ['open-data.1', 'open-data.2', 'open-data.3'],
} as const;

export type TextPageName = keyof typeof textPages;

export function textPage(name: TextPageName, lang: Lang): string {
  const t = messages(lang);
  return renderPage({
    lang,
    path: `/${name}`,
    title: t(`${name}.title`),
    children: (
      <>
        <PageTitle title={<Phrases of={t.phrases(`${name}.title`)} />} />
        <Prose>
          {textPages[name].map((key) => (
            <p>{t(key)}</p>
          ))}
          {name === 'open-data' ? (
            <pre>
              <code>{t('open-data.command')}</code>
            </pre>
          ) : null}
        </Prose>
      </>
    ),
  });
}
