/** The values of one facility, part by part; a part without any isn't there. */
import { formatNumber, isJapanese, joinList, type Lang } from '@tomoni/platform/messages';
import { Facts, OwnWords, Part, Small, YesNo } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { type Facility, firstValue } from '../facility.ts';
import { addressOf, datesText, phoneOf, spotOf, writtenHours } from '../facility-words.ts';
import type { Fact } from '../kind.ts';
import { messages } from '../messages.ts';
import { type Answer, answeredNeeds, answerOf } from '../needs-answer.ts';

interface Props {
  facility: Facility;
  lang: Lang;
}

interface Item {
  name: string;
  value: Child;
}

export function PlaceFacts({ facility: { entry }, lang }: Props) {
  const t = messages(lang);
  const [address, spot, phone] = [addressOf(entry), spotOf(entry, lang), phoneOf(entry)];
  return (
    <Facts
      items={[
        ...own(t('fact.address'), address, lang),
        ...own(t('fact.spot'), spot, lang),
        ...(phone === '' ? [] : [{ name: t('fact.phone'), value: <Phone number={phone} /> }]),
      ]}
    />
  );
}

/** A number that can be dialled becomes a link. */
function Phone({ number }: { number: string }) {
  const digits = number.normalize('NFKC').replace(/[^\d+]/gu, '');
  return /^\+?\d{3,15}$/u.test(digits) ? <a href={`tel:${digits}`}>{number}</a> : number;
}

function own(name: string, value: string, lang: Lang): Item[] {
  return value === '' ? [] : [{ name, value: <OwnWords of={value} lang={lang} /> }];
}

export function TimeFacts({ facility, lang }: Props) {
  const { hours, dates } = facility;
  const t = messages(lang);
  if (dates !== null) {
    const items = [
      { name: t('fact.dates'), value: datesText(dates, lang) },
      ...own(t('fact.state'), dates.state, lang),
    ];
    return (
      <Part id="hours" title={t('part.days')}>
        <Facts items={items} />
      </Part>
    );
  }
  if (hours === null) return null;
  const items = [
    ...own(t('fact.hours'), writtenHours(hours.written, lang), lang),
    ...own(t('fact.hoursNote'), hours.written.note, lang),
  ];
  return (
    <Part id="hours" title={t('part.hours')}>
      {items.length === 0 ? <Small>{t('state.why.nothing')}</Small> : <Facts items={items} />}
    </Part>
  );
}

export function NeedFacts({ facility, lang }: Props) {
  const { kind, entry } = facility;
  const t = messages(lang);
  const needs = answeredNeeds(kind);
  const answers = needs.map((need) => ({ need, answer: answerOf(entry, kind, need) }));
  if (needs.length === 0) return null;
  const isShelter = kind.square === true;
  const unknown = answers.every(({ answer }) => answer === 'unknown');
  if (unknown && !isShelter) return null;
  return (
    <Part id="needs" title={t(isShelter ? 'part.dangers' : 'part.needs')}>
      {unknown ? (
        <Small>{t('dangers.unknown')}</Small>
      ) : (
        <Facts
          items={answers.map(({ need, answer }) => ({
            name: t(`need.${need.slug}` as 'need.wheelchair'),
            value: <AnswerText answer={answer} lang={lang} isShelter={isShelter} />,
          }))}
        />
      )}
    </Part>
  );
}

function AnswerText({ answer, lang, isShelter }: { answer: Answer; lang: Lang; isShelter: boolean }) {
  const t = messages(lang);
  if (answer === 'unknown') return <span class="sub">{t('answer.unknown')}</span>;
  if (!isShelter) return <YesNo lang={lang} value={answer === 'yes'} />;
  return answer === 'yes' ? <b>{t('answer.designated')}</b> : <span>{t('answer.notDesignated')}</span>;
}

export function MoreFacts({ facility: { kind, entry }, lang }: Props) {
  const t = messages(lang);
  const items = kind.facts.flatMap((fact): Item[] => {
    const value = firstValue(entry, columnsIn(fact, lang));
    return value === ''
      ? []
      : [{ name: t(`fact.${fact.slug}` as 'fact.note'), value: factValue(fact, value, lang) }];
  });
  return items.length === 0 ? null : (
    <Part id="more" title={t('part.more')}>
      <Facts items={items} />
    </Part>
  );
}

/** What the owner has written in English goes first for readers of other languages. */
function columnsIn({ columns }: Fact, lang: Lang): string[] {
  return isJapanese(lang) ? [...columns] : [...columns.map((column) => `${column}_英語`), ...columns];
}

function factValue({ as }: Fact, value: string, lang: Lang): Child {
  const t = messages(lang);
  if (as === 'list') return <OwnWords of={joinList(value.split(';'), lang)} lang={lang} />;
  if (as === 'yen' && /^\d{1,7}$/u.test(value)) {
    const amount = Number(value);
    return amount === 0 ? t('yen.free') : t('yen', { amount: formatNumber(amount, lang) });
  }
  if (as === 'url' && /^https?:\/\//iu.test(value)) {
    return (
      <a href={value} rel="noreferrer nofollow">
        {hostOf(value)}
      </a>
    );
  }
  return <OwnWords of={value} lang={lang} />;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
