/** What a list says of one polling place, part by part; a part without anything isn't there. */
import type { Lang } from '@tomoni/platform/messages';
import { Facts, OwnWords, Part, Small, YesNo } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { messages } from '../messages.ts';
import type { Access, PollingPlace, When } from '../model.ts';
import { daysText, hoursText, precinctText } from '../words.ts';

interface Props {
  pollingPlace: PollingPlace;
  lang: Lang;
}

interface Item {
  name: Child;
  value: Child;
}

function own(name: Child, value: string, lang: Lang): Item[] {
  return value === '' ? [] : [{ name, value: <OwnWords of={value} lang={lang} /> }];
}

export function TimeFacts({ pollingPlace, lang }: Props) {
  return (
    <>
      {pollingPlace.when.map((when) => (
        <Times pollingPlace={pollingPlace} lang={lang} when={when} />
      ))}
    </>
  );
}

function Times({ pollingPlace, lang, when }: Props & { when: When }) {
  const t = messages(lang);
  const times = when === 'day' ? pollingPlace.dayTimes : pollingPlace.earlyTimes;
  const items = times.flatMap((time) => [
    ...own(t('fact.days'), daysText(time, lang), lang),
    ...own(t('fact.hours'), hoursText(time, lang), lang),
  ]);
  return (
    <Part id={when} title={t(`part.${when}`)}>
      {items.length > 0 ? (
        <Facts items={items} />
      ) : (
        <Small>{t(when === 'day' ? 'hours.usual' : 'hours.early.usual')}</Small>
      )}
    </Part>
  );
}

export function AccessFacts({ pollingPlace: { access }, lang }: Props) {
  const t = messages(lang);
  return (
    <Part id="access" title={t('part.access')}>
      {access.length === 0 ? (
        <Small>{t('access.unknown')}</Small>
      ) : (
        <Facts
          items={access.map((one) => ({
            name: one.what === null ? <OwnWords of={one.column} lang={lang} /> : t(`access.${one.what}`),
            value: <AccessValue access={one} lang={lang} />,
          }))}
        />
      )}
    </Part>
  );
}

/** 有 is a yes; 有（玄関右） says more than that. */
function AccessValue({ access: { yes, value }, lang }: { access: Access; lang: Lang }) {
  if (yes === null || value.length > 4) return <OwnWords of={value} lang={lang} />;
  return <YesNo lang={lang} value={yes} />;
}

export function AreaFacts({ pollingPlace, lang }: Props) {
  const { areas, associations, precinct, when } = pollingPlace;
  const t = messages(lang);
  const items = [
    ...own(t('fact.precinct'), precinctText(precinct, lang), lang),
    ...areas.flatMap((area) => own(t('fact.areas'), area.replace(/\s*\n\s*/gu, '、'), lang)),
    ...own(t('fact.associations'), associations, lang),
    ...own(t('fact.constituency'), pollingPlace.constituency, lang),
  ];
  if (!when.includes('day') || items.length === 0) return null;
  return (
    <Part id="areas" title={t('part.areas')}>
      <Facts items={items} />
    </Part>
  );
}

export function MoreFacts({ pollingPlace: { phone, more }, lang }: Props) {
  const t = messages(lang);
  const items = [
    ...(phone === '' ? [] : [{ name: t('fact.phone'), value: <Phone number={phone} /> }]),
    ...more.flatMap(([column, value]) => own(<OwnWords of={column} lang={lang} />, value, lang)),
  ];
  return items.length === 0 ? null : (
    <Part id="more" title={t('part.more')}>
      <Facts items={items} />
    </Part>
  );
}

/** A number that can be dialled becomes a link. */
function Phone({ number }: { number: string }) {
  const digits = number.replace(/[^\d+]/gu, '');
  return /^\+?\d{3,15}$/u.test(digits) ? <a href={`tel:${digits}`}>{number}</a> : number;
}
