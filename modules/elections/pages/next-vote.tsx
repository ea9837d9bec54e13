/** Above the polling places: the next election with its days; and the way to those that are over. */
import type { PlaceView } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
import { DateChip, OwnWords, Row, Rows } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { Vote } from '../public-elections.ts';
import { earlyText } from './election-page.tsx';
import { electionsHref } from './frame.tsx';
import { chosenText, daysLeft, voteName } from './vote-words.ts';

type View = Pick<PlaceView, 'lang' | 'place' | 'today'> & { now: Date };

/** Nothing where no polling day is known. */
export function NextVotes({ view, votes }: { view: View; votes: readonly Vote[] }) {
  const { lang, today } = view;
  const t = messages(lang);
  if (votes.length === 0) return null;
  return (
    <Rows label={t('next.label')}>
      {votes.map(({ id, about }) => (
        <Row
          lead={<DateChip date={about.polling} lang={lang} now={about.polling === today} />}
          title={<OwnWords of={voteName(about, lang)} lang={lang} />}
          sub={joinFacts(
            [
              daysLeft(about, view) ?? t(about.course === 'held' ? 'next.over' : `course.${about.course}`),
              chosenText(about, lang),
              about.course === 'held' && today <= about.earlyUntil
                ? t('next.early', { span: earlyText(about, view) })
                : '',
            ],
            lang,
          )}
          href={electionsHref(view, `/${id}`)}
        />
      ))}
    </Rows>
  );
}

/** The way to all elections, where there is more than the next one. */
export function PastRow({ view, votes }: { view: View; votes: readonly Vote[] }) {
  const t = messages(view.lang);
  const past = votes.filter(({ about }) => about.polling < view.today);
  if (votes.length === 0) return null;
  return (
    <Row
      icon="calendar-days"
      title={t('past.link')}
      sub={t('past.count', { count: past.length })}
      href={electionsHref(view, '/all')}
    />
  );
}
