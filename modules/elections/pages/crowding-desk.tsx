/** For whoever stands in a place of early voting with a phone in one hand: three buttons, and back again. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { type Entry, HistoryTimeline } from '@tomoni/platform/history';
import { pathIn } from '@tomoni/platform/messages';
import {
  Button,
  EmptyState,
  Field,
  Fold,
  Folds,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
  Taps,
} from '@tomoni/platform/pages';
import type { CrowdingNow, PlaceNow } from '../crowding.ts';
import { isLevel } from '../crowding-rules.ts';
import { saidText } from '../crowding-words.ts';
import { messages } from '../messages.ts';
import { nameOf } from '../words.ts';
import { LevelBadge } from './crowding-part.tsx';
import { placeHref } from './frame.tsx';

export interface CrowdingDesk extends OfficeView {
  crowding: CrowdingNow;
  /** The place that is spoken of; null: one has to be chosen. */
  chosen: PlaceNow | null;
  entries: readonly Entry[];
  nameOf: (id: string) => string | null;
  /** What was just done. */
  said: string | null;
  error: string | null;
  /** The wait as it was typed. */
  wait: string;
}

function crowdingHref({ lang, place }: Pick<OfficeView, 'lang' | 'place'>, rest = ''): string {
  return pathIn(lang, `/${place.code}/office/elections/crowding${rest}`);
}

export function crowdingDeskPage(view: CrowdingDesk): string {
  const { lang, chosen, crowding } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('crowd.desk') },
    <div class="form-narrow">
      {chosen === null ? (
        <PageTitle title={<Phrases of={t.phrases('crowd.desk')} />} lead={t('crowd.desk.lead')} />
      ) : (
        <PageTitle title={<OwnWords of={nameOf(chosen.place, lang)} lang={lang} />} lead={t('crowd.desk')} />
      )}
      <Stack gap={24}>
        <Said view={view} />
        {crowding.places.length === 0 ? <EmptyState>{t('crowd.desk.none')}</EmptyState> : null}
        {chosen === null ? (
          <Places view={view} places={crowding.places} />
        ) : (
          <Form view={view} chosen={chosen} />
        )}
      </Stack>
      {chosen === null ? null : <Rest view={view} chosen={chosen} />}
    </div>,
  );
}

function Said({ view: { lang, said, error } }: { view: CrowdingDesk }) {
  const t = messages(lang);
  if (error !== null) return <Notice kind="bad" role="alert" title={error} />;
  if (said === 'undone') return <Notice kind="good" role="status" title={t('crowd.desk.undone')} />;
  return said === 'kept' ? <Notice kind="warn" role="status" title={t('crowd.desk.not-undone')} /> : null;
}

function Form({ view, chosen }: { view: CrowdingDesk; chosen: PlaceNow }) {
  const { lang, wait } = view;
  const t = messages(lang);
  if (chosen.opening === 'closed') return <Notice icon="clock" title={t('crowd.desk.closed')} />;
  return (
    <>
      <Shown view={view} chosen={chosen} />
      <form method="post" action={crowdingHref(view)}>
        <input type="hidden" name="place" value={chosen.place.key} />
        <Stack gap={16}>
          <Field
            lang={lang}
            name="wait"
            label={t('crowd.desk.wait')}
            hint={t('crowd.desk.wait.hint')}
            inputmode="numeric"
            autocomplete="off"
            maxlength={6}
            value={wait}
          />
          <Taps
            legend={t('crowd.desk.buttons')}
            name="level"
            taps={[
              { value: 'quiet', label: t('crowd.quiet'), icon: 'circle-check', kind: 'good' },
              { value: 'normal', label: t('crowd.normal'), icon: 'minus', kind: 'info' },
              { value: 'busy', label: t('crowd.busy'), icon: 'users', kind: 'warn' },
            ]}
          />
        </Stack>
      </form>
    </>
  );
}

/** What citizens see of this place now, and the way back from a mistaken tap. */
function Shown({ view, chosen }: { view: CrowdingDesk; chosen: PlaceNow }) {
  const { lang, said } = view;
  const t = messages(lang);
  const { word, place } = chosen;
  if (word === null) return <p>{t('crowd.desk.now.none')}</p>;
  const title =
    said === 'crowded' ? t('crowd.desk.said', { level: t(`crowd.${word.level}`) }) : t('crowd.desk.now');
  return (
    <Notice {...(said === 'crowded' ? { kind: 'good', role: 'status' } : {})} title={title}>
      <Stack gap={12}>
        <p class="cluster">
          {said === 'crowded' ? null : <LevelBadge level={word.level} lang={lang} />}
          <span>{saidText(word, lang)}</span>
        </p>
        <form method="post" action={crowdingHref(view, '/undo')} class="cluster">
          <input type="hidden" name="word" value={word.id} />
          <input type="hidden" name="place" value={place.key} />
          <Button slim>{t('crowd.desk.undo')}</Button>
          <a href={placeHref(view, place)}>{t('crowd.desk.look')}</a>
        </form>
      </Stack>
    </Notice>
  );
}

function Places({ view, places }: { view: CrowdingDesk; places: readonly PlaceNow[] }) {
  const { lang } = view;
  const t = messages(lang);
  return (
    <Rows>
      {places.map(({ place, word, opening }) => (
        <Row
          title={<OwnWords of={nameOf(place, lang)} lang={lang} />}
          sub={word === null ? t(opening === 'closed' ? 'crowd.closed' : 'crowd.none') : saidText(word, lang)}
          href={crowdingHref(view, `?place=${place.key}`)}
          {...(word === null ? {} : { end: <LevelBadge level={word.level} lang={lang} /> })}
        />
      ))}
    </Rows>
  );
}

function Rest({ view, chosen }: { view: CrowdingDesk; chosen: PlaceNow }) {
  const { lang, crowding, entries, nameOf: name } = view;
  const t = messages(lang);
  const others = crowding.places.filter(({ place }) => place.key !== chosen.place.key);
  return (
    <>
      {others.length === 0 ? null : (
        <Part id="others" title={t('crowd.desk.others')}>
          <Places view={view} places={others} />
        </Part>
      )}
      {entries.length === 0 ? null : (
        <Folds>
          <Fold title={t('crowd.desk.past')}>
            <HistoryTimeline
              lang={lang}
              entries={entries}
              nameOf={name}
              describe={(entry) => ({ title: doneText(entry, view) })}
            />
          </Fold>
        </Folds>
      )}
    </>
  );
}

function doneText({ action, before, after }: Entry, { lang }: CrowdingDesk): string {
  const t = messages(lang);
  const undone = action === 'elections.crowd-undone';
  const { level = '' } = ((undone ? before : after) ?? {}) as { level?: string };
  const word = isLevel(level) ? t(`crowd.${level}`) : level;
  return t(undone ? 'crowd.desk.past.undone' : 'crowd.desk.past.said', { level: word });
}
