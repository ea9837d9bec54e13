import { type Lang, pathIn } from '../messages/index.ts';
import { EmptyState, Page, type PageProps, PageTitle, Small, Stack } from '../pages/index.ts';
import { httpMessages } from './messages.ts';
import { type ProblemInput, problemText } from './problem.ts';

interface ProblemPageProps {
  lang: Lang;
  /** The path asked for, without the language: where the other languages are. */
  path: string;
  /** Left out for a page that is kept for many requests. */
  requestId?: string;
  input: ProblemInput;
}

/** A problem as a page: what happened, what to do, one way on. The other languages are one menu away, in the header. */
export function ProblemPage({ lang, path: asked, requestId, input }: ProblemPageProps) {
  const title = problemText(input.title, lang);
  const { path, label } = input.way ?? { path: '/', label: httpMessages.text('home') };
  return (
    <Page lang={lang} title={title} path={asked} place={placeOf(input, lang)} noindex>
      <Stack>
        <PageTitle title={title} />
        <EmptyState action={{ href: pathIn(lang, path), label: problemText(label, lang) }}>
          {input.detail === undefined ? '' : problemText(input.detail, lang)}
        </EmptyState>
        {input.status >= 500 && requestId !== undefined ? (
          <Small>
            {httpMessages(lang)('number')}
            {requestId}
          </Small>
        ) : null}
      </Stack>
    </Page>
  );
}

function placeOf({ place }: ProblemInput, lang: Lang): PageProps['place'] {
  if (place === undefined) return undefined;
  return {
    name: problemText(place.name, lang),
    href: pathIn(lang, place.path),
    switchHref: pathIn(lang, place.switchPath),
  };
}
