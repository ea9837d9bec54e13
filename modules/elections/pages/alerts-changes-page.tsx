/** All changes of polling places that were ever told: those that hold, those that are over, those that were taken back. */
import type { PlaceView } from '@tomoni/places/contract';
import { placeName } from '@tomoni/places/contract';
import { Badge, OwnWords, PageTitle, Part, Phrases, Row, Rows, Small, Stack } from '@tomoni/platform/pages';
import { type Alert, changesIn, isShown } from '../alerts-model.ts';
import { changeTitle, momentParts } from '../alerts-words.ts';
import { messages } from '../messages.ts';
import { AlertFacts } from './alerts-part.tsx';
import { electionsHref, framed, TownCrumbs } from './frame.tsx';
import { LivePart } from './live-part.tsx';

export interface ChangesView extends PlaceView {
  alerts: readonly Alert[];
  version: number;
}

export function alertChangesPage(view: ChangesView): string {
  const { lang, place, alerts, today, version } = view;
  const t = messages(lang);
  const now = alerts.filter((alert) => isShown(alert, today));
  const past = alerts.filter((alert) => !isShown(alert, today));
  const title = t('alerts.all.title').replaceAll('|', '');
  const feed = electionsHref(view, '/changes.atom');
  return framed(
    view,
    {
      title,
      description: t('alerts.all.description', { place: placeName(place, lang) }),
      alternates: [{ href: feed, type: 'application/atom+xml', title: t('alerts.all.feed') }],
      ...{ islands: true, search: true },
    },
    <>
      <TownCrumbs view={view} here={title} />
      <PageTitle title={<Phrases of={t.phrases('alerts.all.title')} />} lead={t('alerts.all.lead')} />
      <div class="alerts-now">
        <Part id="now" title={t('alerts.all.now')}>
          {now.length === 0 ? <p>{t('alerts.all.now.none')}</p> : <Entries alerts={now} view={view} />}
        </Part>
        {past.length === 0 ? null : (
          <Part id="past" title={t('alerts.all.past')}>
            <Entries alerts={past} view={view} />
          </Part>
        )}
      </div>
      <Part id="ways" title={t('alerts.all.other-ways')}>
        <Rows close>
          <Row icon="rss" title={t('alerts.all.feed')} href={feed} />
          <Row icon="code" title={t('alerts.all.data')} href={electionsHref(view, '/changes.json')} />
        </Rows>
      </Part>
      <LivePart view={view} version={version} />
    </>,
  );
}

function Entries({ alerts, view }: { alerts: readonly Alert[]; view: ChangesView }) {
  return (
    <Stack gap={24}>
      {alerts.map((alert) => (
        <Entry alert={alert} view={view} />
      ))}
    </Stack>
  );
}

function Entry({ alert, view }: { alert: Alert; view: ChangesView }) {
  const { lang } = view;
  const t = messages(lang);
  return (
    <article id={`a${alert.id}`} class="stack stack-16">
      <State alert={alert} view={view} />
      {changesIn([alert]).map((told) => (
        <div class="stack stack-8">
          <h3>
            <OwnWords of={changeTitle(told.change, alert.origin, lang)} lang={lang} />
          </h3>
          <AlertFacts told={told} view={view} />
        </div>
      ))}
      {alert.origin === 'list' ? <Small>{t('alert.from-list')}</Small> : null}
    </article>
  );
}

/** That it holds no more is said first. */
function State({ alert, view: { lang, today } }: { alert: Alert; view: ChangesView }) {
  const t = messages(lang);
  if (isShown(alert, today)) return null;
  if (alert.withdrawnAt === null) {
    return (
      <p>
        <Badge kind="stale">{t('alerts.all.over')}</Badge>
      </p>
    );
  }
  return (
    <p class="cluster">
      <Badge kind="stale">{t('alerts.all.withdrawn')}</Badge>
      <span>{t('alerts.all.withdrawn.at', momentParts(alert.withdrawnAt, lang))}</span>
      <OwnWords of={alert.withdrawnWhy} lang={lang} />
    </p>
  );
}
