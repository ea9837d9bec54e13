import { type Lang, pathIn } from '../messages/index.ts';
import { EmptyState, Page, type PageProps, PageTitle, Small, Stack } from '../pages/index.ts';
import { type ProblemInput, problemText } from './problem.ts';

const words = {
  home: { ja: 'トップページへ', en: 'Go to the home page' },
  number: {
    ja: '問い合わせのときは、この番号を伝えてください：',
    en: 'If you contact us, give this number: ',
  },
};

interface ProblemPageProps {
  lang: Lang;
  /** The path asked for, without the language: where the other language is. */
  path: string;
  /** Left out for a page that is kept for many requests. */
  requestId?: string;
  input: ProblemInput;
}

/** A problem as a page: what happened, what to do, one way on. The other language is one link away, in the header. */
export function ProblemPage({ lang, path: asked, requestId, input }: ProblemPageProps) {
  const title = problemText(input.title, lang);
  const { path, label } = input.way ?? { path: '/', label: words.home };
  return (
    <Page lang={lang} title={title} path={asked} place={placeOf(input, lang)} noindex>
      <Stack>
        <PageTitle title={title} />
        <EmptyState action={{ href: pathIn(lang, path), label: problemText(label, lang) }}>
          {input.detail === undefined ? '' : problemText(input.detail, lang)}
        </EmptyState>
        {input.status >= 500 && requestId !== undefined ? (
          <Small>
            {problemText(words.number, lang)}
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
