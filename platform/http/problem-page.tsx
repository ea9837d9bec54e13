import { pathIn } from '../messages/index.ts';
import { EmptyState, Page, PageTitle, Small, Stack } from '../pages/index.ts';
import { type ProblemInput, problemText } from './problem.ts';
import type { RequestContext } from './request-context.ts';

const words = {
  home: { ja: 'トップページへ', en: 'Go to the home page' },
  number: {
    ja: 'お問い合わせの際は、この番号をお知らせください：',
    en: 'If you contact us, please give this number: ',
  },
};

/** A problem as a page: what happened, what to do, one way on. The other language is one link away, in the header. */
export function ProblemPage({ c, input }: { c: RequestContext; input: ProblemInput }) {
  const lang = c.get('lang');
  const title = problemText(input.title, lang);
  return (
    <Page lang={lang} title={title} path={c.get('path')} noindex>
      <Stack>
        <PageTitle title={title} />
        <EmptyState action={{ href: pathIn(lang, '/'), label: problemText(words.home, lang) }}>
          {input.detail === undefined ? '' : problemText(input.detail, lang)}
        </EmptyState>
        {input.status >= 500 ? (
          <Small>
            {problemText(words.number, lang)}
            {c.get('requestId')}
          </Small>
        ) : null}
      </Stack>
    </Page>
  );
}
