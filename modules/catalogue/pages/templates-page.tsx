/** Empty tables of the standard, for a town that begins. */
import { datasets } from '@tomoni/datasets';
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { textIn } from '@tomoni/platform/messages';
import { AfterList, LinkButton, PageTitle, Phrases, Row, Rows } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { officeHref } from '../office-requests.ts';

export function templatesPage(view: OfficeView): string {
  const { lang } = view;
  const t = messages(lang);
  const filled = datasets.filter(({ slug, columns }) => slug !== null && columns.length > 0);
  return officePage(
    view,
    { title: t('office.do.templates') },
    <>
      <PageTitle title={<Phrases of={t.phrases('templates.title')} />} lead={t('templates.lead')} />
      <Rows>
        {filled.map(({ slug, name, columns }) => (
          <Row
            icon="file-spreadsheet"
            title={textIn(name, lang)}
            sub={t('templates.columns', { count: columns.filter(({ oldOnly }) => oldOnly !== true).length })}
            href={officeHref(view, `templates/${slug}.csv`)}
          />
        ))}
      </Rows>
      <AfterList>
        <LinkButton look="quiet" href={officeHref(view)} icon="arrow-left">
          {t('office.back')}
        </LinkButton>
      </AfterList>
    </>,
  );
}
