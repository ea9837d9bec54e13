/** All elections of a town that are known: those to come, then those that are over, the latest first. */
import { type PlaceView, placeName } from '@tomoni/places/contract';
import { formatDate, joinFacts } from '@tomoni/platform/messages';
import {
  AfterList,
  DateChip,
  Downloads,
  EmptyState,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { Vote } from '../public-elections.ts';
import { electionsHref, framed, TownCrumbs } from './frame.tsx';
import { chosenText, voteName } from './vote-words.ts';

export function allPage(view: PlaceView & { votes: readonly Vote[] }): string {
  const { lang, place, votes, today } = view;
  const t = messages(lang);
  const coming = votes.filter(({ about }) => about.polling >= today).reverse();
  const past = votes.filter(({ about }) => about.polling < today);
  return framed(
    view,
    { title: t('all.title', { place: placeName(place, lang) }), search: false },
    <>
      <TownCrumbs view={view} here={t('all.here')} />
      <PageTitle title={<Phrases of={t.phrases('all.title', { place: placeName(place, lang) })} />} />
      {votes.length === 0 ? <EmptyState>{t('all.none')}</EmptyState> : null}
      <Group view={view} id="coming" votes={coming} />
      <Group view={view} id="past" votes={past} />
      <AfterList>
        <Downloads
          label={t('data.title')}
          items={[
            {
              href: electionsHref(view, '/days.ics'),
              label: 'iCalendar',
              note: t('data.days'),
              icon: 'calendar',
            },
            { href: electionsHref(view, '/list.json'), label: 'JSON', note: t('data.list'), icon: 'code' },
          ]}
        />
      </AfterList>
    </>,
  );
}

function Group({ view, id, votes }: { view: PlaceView; id: 'coming' | 'past'; votes: readonly Vote[] }) {
  const { lang, today } = view;
  const t = messages(lang);
  if (votes.length === 0) return null;
  return (
    <Part id={id} title={t(`all.${id}`)}>
      <Rows>
        {votes.map(({ id: election, about }) => (
          <Row
            lead={<DateChip date={about.polling} lang={lang} now={about.polling === today} />}
            title={<OwnWords of={voteName(about, lang)} lang={lang} />}
            sub={joinFacts(
              [
                formatDate(about.polling, lang, 'full'),
                chosenText(about, lang),
                about.course === 'held' ? '' : t(`course.${about.course}`),
              ],
              lang,
            )}
            href={electionsHref(view, `/${election}`)}
          />
        ))}
      </Rows>
    </Part>
  );
}
