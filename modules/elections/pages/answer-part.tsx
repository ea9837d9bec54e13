/** What an address comes to: the one place, or what is known and what isn't. Then how to be sure. */
import { placeName } from '@tomoni/places/contract';
import { joinFacts } from '@tomoni/platform/messages';
import { AnswerCard, Notice, OwnWords } from '@tomoni/platform/pages';
import { announcedOf } from '../alerts-concern.ts';
import { toldName } from '../alerts-words.ts';
import { messages } from '../messages.ts';
import type { PollingPlace } from '../model.ts';
import type { Answer } from '../my-place.ts';
import { hoursText, nameOf, precinctText } from '../words.ts';
import { electionsHref, placeHref } from './frame.tsx';
import type { TownView } from './town-page.tsx';

/** Places that the answer names; those that the page lists then. */
export function placesOf(answer: Answer): readonly PollingPlace[] {
  if (answer.is === 'one') return [answer.place];
  return answer.is === 'several' || answer.is === 'near' ? answer.places : [];
}

export function AnswerPart({ view, answer }: { view: TownView; answer: Answer }) {
  const { lang } = view;
  if (answer.is === 'one') return <One view={view} pollingPlace={answer.place} />;
  const { title, text } = saidOf(answer, view);
  return (
    <Notice kind={answer.is === 'several' ? 'info' : 'warn'} title={title} level={2} role="status">
      <p>
        <OwnWords of={text} lang={lang} />
      </p>
    </Notice>
  );
}

function One({ view, pollingPlace }: { view: TownView; pollingPlace: PollingPlace }) {
  const { lang, alerts } = view;
  const t = messages(lang);
  const announced = announcedOf(alerts.alerts, pollingPlace, 'day');
  const after = announced?.change.after ?? null;
  // Closed, and nothing instead is known: what is known stands above, and no place is named.
  if (announced !== null && after === null) return null;
  const hours =
    announced?.change.kind === 'hours' && after !== null
      ? [after.hours]
      : pollingPlace.dayTimes.map((time) => hoursText(time, lang));
  return (
    <AnswerCard
      lang={lang}
      id="answer"
      when={[t('answer.when')]}
      items={[]}
      what={<OwnWords of={after === null ? nameOf(pollingPlace, lang) : toldName(after, lang)} lang={lang} />}
      todo={
        <>
          {joinFacts([precinctText(pollingPlace.precinct, lang), ...hours], lang)}
          <br />
          <OwnWords of={after?.address ?? pollingPlace.address} lang={lang} />
        </>
      }
      foot={{
        icon: 'info',
        text: t(announced === null ? 'answer.basis' : 'answer.changed'),
        link: {
          href:
            announced === null
              ? placeHref(view, pollingPlace)
              : electionsHref(view, `/changes#a${announced.alert.id}`),
          label: t('answer.details'),
        },
      }}
    />
  );
}

function saidOf(
  answer: Exclude<Answer, { is: 'one' }>,
  { lang, place }: TownView,
): { title: string; text: string } {
  const t = messages(lang);
  switch (answer.is) {
    case 'several':
      return {
        title: t(answer.places.length === 1 ? 'answer.maybe' : 'answer.several'),
        text: t(`answer.missing.${answer.missing}`),
      };
    case 'near':
      return { title: t('answer.near'), text: t('answer.near.text', { town: answer.town }) };
    case 'no-areas':
      return { title: t('answer.near'), text: t('answer.no-areas.text', { town: answer.town }) };
    case 'elsewhere':
      return {
        title: t('answer.elsewhere', { municipality: answer.municipality }),
        text: t('answer.elsewhere.text', { place: placeName(place, lang) }),
      };
    default:
      return { title: t(`answer.${answer.is}`), text: t(`answer.${answer.is}.text`) };
  }
}

/** The card that comes by post knows what no list does. */
export function SureNotice({ view }: { view: Pick<TownView, 'lang'> }) {
  const t = messages(view.lang);
  return (
    <Notice icon="id-card" title={t('sure.title')}>
      <p>{t('sure.text')}</p>
    </Notice>
  );
}
