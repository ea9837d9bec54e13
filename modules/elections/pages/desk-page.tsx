/** The counter for elections: all of the town, each with how it stands. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { formatDate, joinFacts } from '@tomoni/platform/messages';
import {
  Actions,
  DateChip,
  EmptyState,
  LinkButton,
  MoreLink,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
} from '@tomoni/platform/pages';
import type { About, Part as PartName } from '../election.ts';
import { messages } from '../messages.ts';
import { deskHref } from './desk-frame.ts';
import { chosenText, voteName } from './vote-words.ts';

export interface DeskElection {
  id: string;
  /** What is public, or what a draft says. */
  about: About | null;
  published: readonly PartName[];
  /** Parts of which a draft is on its way. */
  drafts: readonly PartName[];
}

export function deskPage(
  view: OfficeView & { elections: readonly DeskElection[]; mayConfigure: boolean },
): string {
  const { lang, elections, mayConfigure } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('desk.title') },
    <>
      <PageTitle title={<Phrases of={t.phrases('desk.title')} />} lead={t('desk.lead')} />
      <Actions>
        <LinkButton href={deskHref(view, '/new')} look="main" icon="plus">
          {t('desk.new')}
        </LinkButton>
      </Actions>
      <Part id="elections" title={t('desk.all')}>
        {elections.length === 0 ? (
          <EmptyState>{t('desk.none')}</EmptyState>
        ) : (
          <Rows>
            {elections.map((one) => (
              <DeskRow view={view} election={one} />
            ))}
          </Rows>
        )}
      </Part>
      {mayConfigure ? <MoreLink href={deskHref(view, '/settings')}>{t('desk.settings')}</MoreLink> : null}
    </>,
  );
}

function DeskRow({ view, election }: { view: OfficeView; election: DeskElection }) {
  const { lang, today } = view;
  const t = messages(lang);
  const { id, about, published, drafts } = election;
  const names = (parts: readonly PartName[]) => parts.map((part) => t(`part.${part}`)).join(t('list.comma'));
  const states = [
    about === null ? '' : formatDate(about.polling, lang, 'full'),
    about === null ? '' : chosenText(about, lang),
    published.length === 0 ? t('desk.unpublished') : t('desk.published', { parts: names(published) }),
    drafts.length === 0 ? '' : t('desk.drafts', { parts: names(drafts) }),
  ];
  return (
    <Row
      {...(about === null
        ? { icon: 'vote' as const }
        : { lead: <DateChip date={about.polling} lang={lang} now={about.polling === today} /> })}
      title={about === null ? t('desk.nameless') : <OwnWords of={voteName(about, lang)} lang={lang} />}
      sub={joinFacts(states, lang)}
      href={deskHref(view, `/${id}`)}
    />
  );
}
