/** Changed polling places on the pages of those who vote there: what changed, from what to what, why, and since when. */
import type { PlaceView } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
import { Facts, MoreLink, Notice, OwnWords, Row, Rows, Small, Stack } from '@tomoni/platform/pages';
import { changesOf } from '../alerts-concern.ts';
import { type Alert, changesIn, type ToldChange } from '../alerts-model.ts';
import { changeTitle, momentParts, reasonOf, toldText, untilText } from '../alerts-words.ts';
import { messages } from '../messages.ts';
import type { PollingPlace } from '../model.ts';
import { electionsHref } from './frame.tsx';

type View = Pick<PlaceView, 'lang' | 'place'>;

export interface AlertsNow {
  alerts: readonly Alert[];
  /** A new list changes places, and the town is looking at it. */
  held: boolean;
}

/** So many are told in full; more of them as a list. */
const MOST_IN_FULL = 2;
const MOST_IN_LIST = 5;

/** The element is always there, so that live pages find it. `places`: only what concerns these. */
export function AlertsPart({
  now: { alerts, held },
  places = null,
  view,
}: {
  now: AlertsNow;
  places?: readonly PollingPlace[] | null;
  view: View;
}) {
  const told = places === null ? changesIn(alerts) : changesOf(alerts, places);
  return (
    <div class="alerts-now">
      {told.length === 0 && !held ? null : (
        <Stack gap={12}>
          {held ? <Held view={view} /> : null}
          {told.length > MOST_IN_FULL ? (
            <Many told={told} view={view} />
          ) : (
            told.map((one) => <AlertNotice told={one} view={view} link />)
          )}
        </Stack>
      )}
    </div>
  );
}

function Held({ view: { lang } }: { view: View }) {
  const t = messages(lang);
  return (
    <Notice kind="warn" title={t('alert.held')}>
      <p>{t('alert.held.text')}</p>
    </Notice>
  );
}

/** `link`: to where it stands with all others. */
export function AlertNotice({
  told: { alert, change },
  view,
  link = false,
}: {
  told: ToldChange;
  view: View;
  link?: boolean;
}) {
  const { lang } = view;
  const t = messages(lang);
  return (
    <Notice
      kind="warn"
      level={2}
      title={<OwnWords of={changeTitle(change, alert.origin, lang)} lang={lang} />}
    >
      <AlertFacts told={{ alert, change }} view={view} />
      {link ? (
        <MoreLink href={electionsHref(view, `/changes#a${alert.id}`)}>{t('alert.details')}</MoreLink>
      ) : null}
    </Notice>
  );
}

export function AlertFacts({ told: { alert, change }, view: { lang } }: { told: ToldChange; view: View }) {
  const t = messages(lang);
  const { before, after, kind } = change;
  const words = (text: string) => <OwnWords of={text} lang={lang} />;
  const reason = reasonOf(alert, lang);
  return (
    <Stack gap={12}>
      <Facts
        items={[
          { name: t('alert.before'), value: words(toldText(before, kind, lang)) },
          ...(after === null
            ? []
            : [{ name: t('alert.after'), value: <b>{words(toldText(after, kind, lang))}</b> }]),
          ...(reason === '' ? [] : [{ name: t('alert.why'), value: words(reason) }]),
        ]}
      />
      {kind === 'renamed' ? <p>{t('alert.same-address')}</p> : null}
      {kind === 'closed' ? <p>{t('alert.after.none')}</p> : null}
      <Small>
        {joinFacts(
          [
            ...(alert.announcedAt === null ? [] : [t('alert.told', momentParts(alert.announcedAt, lang))]),
            untilText(alert, lang),
          ],
          lang,
        )}
      </Small>
    </Stack>
  );
}

function Many({ told, view }: { told: readonly ToldChange[]; view: View }) {
  const { lang } = view;
  const t = messages(lang);
  return (
    <Notice kind="warn" level={2} title={t('alert.many', { count: told.length })}>
      <Rows close>
        {told.slice(0, MOST_IN_LIST).map(({ alert, change }) => (
          <Row
            title={<OwnWords of={changeTitle(change, alert.origin, lang)} lang={lang} />}
            sub={<OwnWords of={toldText(change.after ?? change.before, change.kind, lang)} lang={lang} />}
            href={electionsHref(view, `/changes#a${alert.id}`)}
          />
        ))}
      </Rows>
      {told.length > MOST_IN_LIST ? (
        <MoreLink href={electionsHref(view, '/changes')}>{t('alert.all')}</MoreLink>
      ) : null}
    </Notice>
  );
}
