/** How crowded places of early voting are now, for whoever wants to go there; and when it was said. */

import { todayIn } from '@tomoni/japanese';
import type { PlaceView } from '@tomoni/places/contract';
import { formatDate } from '@tomoni/platform/messages';
import {
  Badge,
  Facts,
  Fold,
  Folds,
  OwnWords,
  Part,
  Row,
  Rows,
  Small,
  Stack,
  Timeline,
} from '@tomoni/platform/pages';
import type { CrowdingNow, PlaceNow } from '../crowding.ts';
import type { CrowdReport, Level, QuietHour } from '../crowding-rules.ts';
import { clockText, saidText } from '../crowding-words.ts';
import { messages } from '../messages.ts';
import { nameOf } from '../words.ts';
import { placeHref } from './frame.tsx';

type View = Pick<PlaceView, 'lang' | 'place'>;

const LOOKS = {
  quiet: { kind: 'good', icon: 'circle-check' },
  normal: { kind: 'info', icon: 'minus' },
  busy: { kind: 'warn', icon: 'users' },
} as const;

export function LevelBadge({ level, lang }: { level: Level; lang: View['lang'] }) {
  const { kind, icon } = LOOKS[level];
  return (
    <Badge kind={kind} icon={icon}>
      {messages(lang)(`crowd.${level}`)}
    </Badge>
  );
}

/** Above the list of early places: those with a word that holds. The element is always there, so that live pages find it. */
export function CrowdingList({ crowding, view }: { crowding: CrowdingNow; view: View }) {
  const { lang } = view;
  const t = messages(lang);
  const said = crowding.places.filter(({ word }) => word !== null);
  const silent = crowding.places.filter(({ word, opening }) => word === null && opening !== 'closed');
  const says = crowding.inUse && said.length + silent.length > 0;
  return (
    <div class="crowding-now">
      {says ? (
        <Stack gap={12}>
          <h2>{t('crowd.title')}</h2>
          {said.length === 0 ? <p>{t('crowd.none')}</p> : null}
          <Rows close>
            {said.map((one) => (
              <PlaceRow one={one} view={view} />
            ))}
          </Rows>
          {said.length > 0 && silent.length > 0 ? (
            <Small>{t('crowd.rest', { count: silent.length })}</Small>
          ) : null}
          <Small>{t('crowd.holds')}</Small>
        </Stack>
      ) : null}
    </div>
  );
}

function PlaceRow({ one: { place, word }, view }: { one: PlaceNow; view: View }) {
  const { lang } = view;
  if (word === null) return null;
  return (
    <Row
      title={<OwnWords of={nameOf(place, lang)} lang={lang} />}
      sub={saidText(word, lang)}
      href={placeHref(view, place)}
      end={<LevelBadge level={word.level} lang={lang} />}
    />
  );
}

export interface PlaceCrowding {
  now: PlaceNow;
  inUse: boolean;
  past: readonly CrowdReport[];
  usual: readonly QuietHour[];
  /** Hours of which there is a word, for `usual`. */
  hours: number;
}

/** On the page of a place of early voting. */
export function CrowdingOfPlace({ crowding, view }: { crowding: PlaceCrowding; view: View }) {
  const { lang } = view;
  const t = messages(lang);
  const { word, opening } = crowding.now;
  const says = crowding.inUse || crowding.past.length > 0;
  return (
    <div class="crowding-now">
      {says ? (
        <Part id="crowding" title={t('crowd.title')}>
          <Stack gap={12}>
            {word === null ? (
              <p>{t(opening === 'closed' ? 'crowd.closed' : 'crowd.none')}</p>
            ) : (
              <p class="cluster">
                <LevelBadge level={word.level} lang={lang} />
                <span>{saidText(word, lang)}</span>
              </p>
            )}
            <Small>{t('crowd.holds')}</Small>
            <Past past={crowding.past} lang={lang} />
          </Stack>
        </Part>
      ) : null}
      <Usual crowding={crowding} lang={lang} />
    </div>
  );
}

function Past({ past, lang }: { past: readonly CrowdReport[]; lang: View['lang'] }) {
  const t = messages(lang);
  if (past.length === 0) return null;
  return (
    <Folds>
      <Fold title={t('crowd.record')} count={past.length}>
        <Small>{t('crowd.record.lead')}</Small>
        <Timeline
          items={past.map(({ at, level, revoked }) => ({
            title: `${formatDate(todayIn('Asia/Tokyo', at), lang, 'short')} ${clockText(at, lang)} ${t(`crowd.${level}`)}`,
            ...(revoked ? { text: t('crowd.record.revoked') } : {}),
          }))}
        />
      </Fold>
    </Folds>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Usual({ crowding: { usual, hours }, lang }: { crowding: PlaceCrowding; lang: View['lang'] }) {
  const t = messages(lang);
  if (usual.length === 0) return null;
  return (
    <Part id="usual" title={t('crowd.usual')}>
      <Stack gap={12}>
        <Facts
          items={usual.map(({ weekday, hour, quiet, days }) => {
            const known = WEEKDAYS.find((one) => one === weekday);
            const name =
              known === undefined
                ? t('crowd.usual.slot', { hour: String(hour) })
                : t('crowd.usual.weekday', { weekday: t(`crowd.weekday.${known}`), hour: String(hour) });
            return { name, value: t('crowd.usual.days', { quiet, days }) };
          })}
        />
        <Small>{t('crowd.usual.basis', { count: hours })}</Small>
      </Stack>
    </Part>
  );
}
