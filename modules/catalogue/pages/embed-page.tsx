/** The first records of a dataset alone, for a frame on somebody else's page. */
import { MoreLink, OwnWords } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { leadIn } from './dataset-page.tsx';
import { RecordsTable, type TableView } from './table-view.tsx';
import { dataHref, titleIn, visitPage } from './visit-frame.tsx';

export function embedPage(props: TableView): string {
  const { view } = props;
  const { lang, dataset } = view;
  const t = messages(lang);
  return visitPage(
    view,
    { title: titleIn(dataset, lang), frame: 'bare', noindex: true },
    <>
      <h1>
        <OwnWords of={titleIn(dataset, lang)} lang={lang} />
      </h1>
      <p class="lead">
        <OwnWords of={leadIn(view)} lang={lang} />
      </p>
      <RecordsTable {...props} bare />
      <MoreLink href={dataHref(view, dataset.id)} icon="external-link">
        {t('visit.embed.more')}
      </MoreLink>
    </>,
  );
}
