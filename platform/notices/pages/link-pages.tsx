/** Pages behind links in letters: one question or one answer each. */
import type { Child } from 'hono/jsx';
import { type Lang, pathIn } from '../../messages/index.ts';
import { Button, Confirm, LinkButton, PageTitle, Phrases, renderPage, Stack } from '../../pages/index.ts';
import { messages } from '../messages.ts';

type Title =
  | 'confirm.title'
  | 'stop.title'
  | 'gone.title'
  | 'confirmed.title'
  | 'stopped.title'
  | 'deleted.title';

/** No other language in the header: the address is a secret of its reader, and stays as it came. */
function framed(lang: Lang, title: string, children: Child): string {
  return renderPage({ lang, path: '/', title, noindex: true, oneLanguage: true, children });
}

function question(
  { lang, action }: { lang: Lang; action: string },
  words: { title: Title; about?: string; lead: string; button: string },
): string {
  const t = messages(lang);
  return framed(
    lang,
    t(words.title),
    <form class="form-narrow" action={pathIn(lang, action)} method="post">
      <Stack gap={24}>
        <PageTitle title={<Phrases of={t.phrases(words.title)} />} lead={words.about} />
        <p>{words.lead}</p>
        <Button look="main" full>
          {words.button}
        </Button>
      </Stack>
    </form>,
  );
}

/** Asks whether notices may begin. */
export function confirmPage(view: { lang: Lang; title: string; action: string }): string {
  const t = messages(view.lang);
  return question(view, {
    ...{ title: 'confirm.title', about: view.title, lead: t('confirm.lead'), button: t('confirm.button') },
  });
}

/** Asks whether they should stop. */
export function stopPage(view: { lang: Lang; titles: string; action: string }): string {
  const t = messages(view.lang);
  return question(view, {
    ...{ title: 'stop.title', lead: t('stop.lead', { titles: view.titles }), button: t('stop.button') },
  });
}

export interface EndView {
  lang: Lang;
  title: Title;
  text: string;
  /** Where one goes on; the first page when left out. */
  way?: { href: string; label: string } | undefined;
}

/** Says what was done, or that a link is over. */
export function endPage({ lang, title, text, way }: EndView): string {
  const t = messages(lang);
  const { href, label } = way ?? { href: pathIn(lang, '/'), label: t('gone.home') };
  return framed(
    lang,
    t(title),
    <div class="form-narrow">
      <Stack gap={24}>
        <PageTitle title={<Phrases of={t.phrases(title)} />} />
        <p>{text}</p>
        <LinkButton href={href} full>
          {label}
        </LinkButton>
      </Stack>
    </div>,
  );
}

/** Asks before everything goes. */
export function deletePage({ lang, action, back }: { lang: Lang; action: string; back: string }): string {
  const t = messages(lang);
  return framed(
    lang,
    t('manage.delete.title'),
    <Confirm
      action={action}
      title={<Phrases of={t.phrases('manage.delete.ask')} />}
      verb={t('manage.delete.button')}
      cancel={{ href: back, label: t('manage.back') }}
    >
      <p>{t('manage.delete.text')}</p>
    </Confirm>,
  );
}
