/** One election behind the counter: its three parts, each with what is public and what is on its way. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { formatDate, formatTime } from '@tomoni/platform/messages';
import {
  Actions,
  Badge,
  Button,
  Cluster,
  LinkButton,
  MoreLink,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { approvalState, type Item } from '@tomoni/platform/workflow';
import type { Edition } from '../editions.ts';
import { type About, PARTS, type Part as PartName } from '../election.ts';
import { messages } from '../messages.ts';
import { resultShown } from '../release.ts';
import { momentText } from './changes-page.tsx';
import { deskHref } from './desk-frame.ts';
import { electionsHref } from './frame.tsx';
import { voteName } from './vote-words.ts';

export interface DeskElectionView extends OfficeView {
  now: Date;
  id: string;
  about: About | null;
  /** What is public of each part. */
  published: Readonly<Partial<Record<PartName, Edition>>>;
  /** What is on its way of each part. */
  open: Readonly<Partial<Record<PartName, { edition: Edition; item: Item }>>>;
  /** All editions so far, the newest first. */
  editions: readonly { edition: Edition; item: Item }[];
}

export function deskElectionPage(view: DeskElectionView): string {
  const { lang, about, published, today } = view;
  const t = messages(lang);
  const name = about === null ? t('desk.nameless') : voteName(about, lang);
  return officePage(
    view,
    { title: name },
    <>
      <PageTitle
        title={<OwnWords of={name} lang={lang} />}
        lead={
          about === null ? undefined : t('desk.polling', { date: formatDate(about.polling, lang, 'full') })
        }
      />
      {about?.polling === today ? <Notice kind="warn" title={t('two.polling-day')} /> : null}
      {PARTS.map((part) => (
        <OnePart view={view} part={part} />
      ))}
      <Part id="editions" title={t('desk.editions')}>
        <Rows close>
          {view.editions.map(({ edition, item }) => (
            <Row
              title={t(edition.body === null ? 'desk.removal' : 'desk.edition', {
                part: t(`part.${edition.part}`),
              })}
              sub={momentText(edition.madeAt, lang)}
              end={<Badge>{approvalState(item, lang)}</Badge>}
              href={deskHref(view, `/editions/${edition.id}`)}
            />
          ))}
        </Rows>
      </Part>
      <Stack>
        {published.about === undefined ? null : (
          <MoreLink href={electionsHref(view, `/${view.id}`)}>{t('desk.public')}</MoreLink>
        )}
        <MoreLink href={deskHref(view)} icon="arrow-left">
          {t('desk.back')}
        </MoreLink>
      </Stack>
    </>,
  );
}

function OnePart({ view, part }: { view: DeskElectionView; part: PartName }) {
  const { lang, published, open } = view;
  const t = messages(lang);
  const current = published[part];
  const isPublic = current !== undefined && current.body !== null;
  const way = open[part];
  return (
    <Part id={part} title={t(`part.${part}`)}>
      <Stack>
        <Cluster>
          {isPublic ? (
            <Badge kind="good">{t('desk.is-public')}</Badge>
          ) : (
            <Badge>{t('desk.not-public')}</Badge>
          )}
          {way === undefined ? null : <Badge kind="info">{approvalState(way.item, lang)}</Badge>}
        </Cluster>
        <Waiting view={view} part={part} />
        {way === undefined ? (
          <Begin view={view} part={part} isPublic={isPublic} />
        ) : (
          <Actions>
            <LinkButton href={deskHref(view, `/editions/${way.edition.id}`)}>{t('desk.go-on')}</LinkButton>
          </Actions>
        )}
      </Stack>
    </Part>
  );
}

/** What a part waits for besides people. */
function Waiting({ view, part }: { view: DeskElectionView; part: PartName }) {
  const { lang, about, now, today } = view;
  const t = messages(lang);
  if (about === null || part === 'about') return null;
  if (part === 'candidates')
    return today < about.announced ? (
      <Small>{t('desk.candidates.wait', { date: formatDate(about.announced, lang, 'long') })}</Small>
    ) : null;
  return (
    <Small>
      {resultShown(about, now)
        ? t('two.result')
        : t('desk.result.wait', {
            date: formatDate(about.polling, lang, 'long'),
            time: formatTime(about.closes, lang),
          })}
    </Small>
  );
}

function Begin({ view, part, isPublic }: { view: DeskElectionView; part: PartName; isPublic: boolean }) {
  const { lang, published } = view;
  const t = messages(lang);
  if (part !== 'about' && !published.about?.body) return <Small>{t('desk.about-first')}</Small>;
  if (part === 'result' && !published.candidates?.body) return <Small>{t('desk.candidates-first')}</Small>;
  return (
    <Actions>
      <form method="post" action={deskHref(view, `/${view.id}/${part}`)}>
        <Button>{t(isPublic ? 'desk.change' : 'desk.enter', { part: t(`part.${part}`) })}</Button>
      </form>
      {isPublic ? (
        <form method="post" action={deskHref(view, `/${view.id}/${part}/remove`)}>
          <Button look="quiet">{t('desk.remove')}</Button>
        </form>
      ) : null}
    </Actions>
  );
}
