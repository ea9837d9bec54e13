/** Everything that ever became public of an election: when, what it changed, and how many officials it took. Never who. */
import { todayIn } from '@tomoni/japanese';
import type { PlaceView } from '@tomoni/places/contract';
import { formatDate, formatTime, type Lang } from '@tomoni/platform/messages';
import { OwnWords, PageTitle, Phrases, Stack, Timeline } from '@tomoni/platform/pages';
import { differences } from '../describe-change.ts';
import type { Change } from '../editions.ts';
import { messages } from '../messages.ts';
import type { PublicElection } from '../public-elections.ts';
import { DifferenceList } from './difference-list.tsx';
import { electionsHref, framed, TownCrumbs } from './frame.tsx';
import { voteName } from './vote-words.ts';

export function changesPage(view: PlaceView & { election: PublicElection }): string {
  const { lang, election } = view;
  const t = messages(lang);
  const name = voteName(election.about, lang);
  const way = { label: name, href: electionsHref(view, `/${election.id}`) };
  return framed(
    view,
    { title: t('changes.title', { name }), search: false },
    <>
      <TownCrumbs view={view} way={way} here={t('changes.link')} />
      <PageTitle title={<Phrases of={t.phrases('changes.title', { name })} />} lead={t('changes.lead')} />
      <Timeline
        items={election.changes.map((change, index) => ({
          title: <OwnWords of={whatText(change, lang)} lang={lang} />,
          ...(index === 0 ? { current: t('changes.newest') } : {}),
          text: <Told change={change} lang={lang} />,
        }))}
      />
    </>,
  );
}

function whatText({ part, what, after, before }: Change, lang: Lang): string {
  const t = messages(lang);
  const done =
    what !== 'published' || after === null ? 'withdrawn' : before === null ? 'published' : 'changed';
  return t(`changes.${done}`, { part: t(`part.${part}`) });
}

function Told({ change, lang }: { change: Change; lang: Lang }) {
  const t = messages(lang);
  const { part, before, after, hands, note, at } = change;
  return (
    <Stack gap={8}>
      <p>{t('changes.by', { time: momentText(at, lang), hands: t(`hands.${hands}`) })}</p>
      {note === '' ? null : <p>{t('changes.note', { note })}</p>}
      <DifferenceList lang={lang} all={differences(part, before, after, lang)} />
    </Stack>
  );
}

/** 12月6日（日）22:15, in Japan. */
export function momentText(at: Date, lang: Lang): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  const date = formatDate(todayIn('Asia/Tokyo', at), lang, 'full');
  return messages(lang)('moment', { date, time: formatTime(time, lang, 'table') });
}
