/** What a town's data was used for: the list, and one story. */
import { todayIn } from '@tomoni/japanese';
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { formatDate, joinFacts } from '@tomoni/platform/messages';
import { EmptyState, Facts, MoreLink, OwnWords, PageTitle, Part, Row, Rows } from '@tomoni/platform/pages';
import type { CaseStory } from '../cases.ts';
import { messages } from '../messages.ts';
import type { Dataset } from '../model.ts';
import { DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export function casesPage(view: PlaceView, cases: readonly CaseStory[]): string {
  const { lang, place } = view;
  const t = messages(lang);
  return visitPage(
    view,
    { title: t('visit.cases'), description: t('visit.cases.lead') },
    <>
      <DataCrumbs view={view} items={[{ label: t('visit.cases') }]} />
      <PageTitle
        title={t('visit.cases.title', { town: placeName(place, lang) })}
        lead={t('visit.cases.lead')}
      />
      {cases.length === 0 ? (
        <EmptyState action={{ href: dataHref(view), label: t('visit.all') }}>
          {t('visit.cases.none')}
        </EmptyState>
      ) : (
        <Rows>
          {cases.map(({ id, title, effect, place: where }) => (
            <Row
              href={dataHref(view, `cases/${id}`)}
              title={<OwnWords of={title} lang={lang} />}
              sub={<OwnWords of={joinFacts([where, effect.slice(0, 80)], lang)} lang={lang} />}
            />
          ))}
        </Rows>
      )}
    </>,
  );
}

export function casePage(view: PlaceView, story: CaseStory, datasets: readonly Dataset[]): string {
  const { lang } = view;
  const t = messages(lang);
  const own = (text: string) => (text === '' ? null : <OwnWords of={text} lang={lang} />);
  return visitPage(
    view,
    { title: story.title, description: story.effect.slice(0, 120) },
    <>
      <DataCrumbs
        view={view}
        items={[{ label: t('visit.cases'), href: dataHref(view, 'cases') }, { label: story.title }]}
      />
      <PageTitle title={own(story.title)} lead={own(story.what)} />
      <Facts
        items={[
          { name: t('visit.case.effect'), value: own(story.effect) },
          { name: t('visit.case.place'), value: own(story.place) },
          { name: t('visit.case.people'), value: own(story.people) },
          { name: t('visit.case.cost'), value: own(story.cost) },
          { name: t('visit.case.written'), value: formatDate(todayIn('Asia/Tokyo', story.at), lang, 'date') },
        ]}
      />
      {story.repeat === '' ? null : (
        <Part id="repeat" title={t('visit.case.repeat')}>
          <div class="prose">
            {story.repeat.split(/\n+/u).map((line) => (
              <p>{own(line)}</p>
            ))}
          </div>
        </Part>
      )}
      {datasets.length === 0 ? null : (
        <Part id="data" title={t('visit.case.data')}>
          <Rows>
            {datasets.map((dataset) => (
              <Row
                href={dataHref(view, dataset.id)}
                icon={dataset.kind === 'file' ? 'file-text' : 'table'}
                title={<OwnWords of={titleIn(dataset, lang)} lang={lang} />}
              />
            ))}
          </Rows>
        </Part>
      )}
      {story.link === '' ? null : (
        <MoreLink href={story.link} icon="external-link">
          {t('visit.case.link')}
        </MoreLink>
      )}
    </>,
  );
}
