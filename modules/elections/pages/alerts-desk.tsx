/** The counter for changed polling places: what is on its way, what is told, what was. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
import {
  Badge,
  LinkButton,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import type { Alert } from '../alerts-model.ts';
import { changeTitle, momentParts, untilText } from '../alerts-words.ts';
import { messages } from '../messages.ts';
import { alertsHref } from './alerts-office-frame.tsx';

export interface AlertsDesk extends OfficeView {
  waiting: readonly Alert[];
  shown: readonly Alert[];
  past: readonly Alert[];
  /** There are polling places to speak of. */
  hasList: boolean;
  mayConfigure: boolean;
}

export function alertsDeskPage(view: AlertsDesk): string {
  const { lang, waiting, shown, past, hasList } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('alert.desk') },
    <>
      <PageTitle title={t('alert.desk')} lead={t('alert.desk.lead')} />
      <Stack>
        {hasList ? (
          <LinkButton look="main" full icon="plus" href={alertsHref(view, '/new')}>
            {t('alert.desk.new')}
          </LinkButton>
        ) : (
          <Notice title={t('alert.desk.no-list')} />
        )}
      </Stack>
      {waiting.length === 0 ? null : (
        <Part id="waiting" title={t('alert.desk.waiting')}>
          <Alerts alerts={waiting} view={view} />
        </Part>
      )}
      <Part id="shown" title={t('alert.desk.shown')}>
        {shown.length === 0 ? <p>{t('alert.desk.shown.none')}</p> : <Alerts alerts={shown} view={view} />}
      </Part>
      {past.length === 0 ? null : (
        <Part id="past" title={t('alert.desk.past')}>
          <Alerts alerts={past} view={view} />
        </Part>
      )}
      <Ways view={view} />
    </>,
  );
}

function Alerts({ alerts, view }: { alerts: readonly Alert[]; view: AlertsDesk }) {
  return (
    <Rows>
      {alerts.map((alert) => (
        <Row
          title={<OwnWords of={titleOf(alert, view)} lang={view.lang} />}
          sub={subOf(alert, view)}
          href={alertsHref(view, `/${alert.id}`)}
          {...endOf(alert, view)}
        />
      ))}
    </Rows>
  );
}

/** The first change stands for all; how many there are stands below. */
function titleOf({ changes, origin }: Alert, { lang }: Pick<AlertsDesk, 'lang'>): string {
  const t = messages(lang);
  const [first] = changes;
  if (first === undefined) return t('alert.desk.withdrawal');
  return changes.length === 1 ? changeTitle(first, origin, lang) : t('alert.many', { count: changes.length });
}

function subOf(alert: Alert, { lang }: AlertsDesk): string {
  const t = messages(lang);
  const told = alert.announcedAt === null ? [] : [t('alert.told', momentParts(alert.announcedAt, lang))];
  const origin = alert.origin === 'list' ? [t('alert.desk.list')] : [];
  return joinFacts([...origin, ...told, untilText(alert, lang)], lang);
}

function endOf({ withdrawnAt }: Alert, { lang }: AlertsDesk) {
  if (withdrawnAt === null) return {};
  return { end: <Badge kind="stale">{messages(lang)('alerts.all.withdrawn')}</Badge> };
}

function Ways({ view }: { view: AlertsDesk }) {
  const t = messages(view.lang);
  return (
    <Part id="ways" title={t('alert.desk.ways')}>
      <Rows close>
        <Row
          icon="cable"
          title={t('alert.desk.relay')}
          sub={t('alert.desk.relay.sub')}
          href={alertsHref(view, '/relay')}
        />
        {view.mayConfigure ? (
          <Row
            icon="sliders-horizontal"
            title={t('alert.desk.settings')}
            href={alertsHref(view, '/settings')}
          />
        ) : null}
      </Rows>
    </Part>
  );
}
