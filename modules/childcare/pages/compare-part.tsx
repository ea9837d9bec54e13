/** Several preschools beside each other, fact by fact; what suits best is marked, and nobody wins. */
import { type Position, walkingMinutes } from '@tomoni/geo';
import { formatDate } from '@tomoni/platform/messages';
import { Best, BestLegend, CompareTable, Nb, OwnWords } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { takes } from '../age-words.ts';
import { messages } from '../messages.ts';
import { AGES, type Preschool } from '../model.ts';
import type { FinderView } from '../requests.ts';
import { type Found, withDistances } from '../rules.ts';
import { shownAges } from '../vacancy.ts';
import { childcareHref } from './frame.tsx';
import { careNames, hoursLine, kindLine, stateWord } from './words.ts';

interface Fact {
  name: string;
  values: readonly (Child | null)[];
  /** Higher is better; null where it can't be said. */
  worth?: readonly (number | null)[];
}

/** The table with its legend. */
export function Compared({ view }: { view: FinderView }) {
  const { lang, compared } = view;
  const t = messages(lang);
  const facts = factsOf(view).filter(({ values }) => values.some((value) => value !== null));
  return (
    <>
      <BestLegend>{t('compare.best')}</BestLegend>
      <CompareTable
        caption={t('compare.caption')}
        things={compared.map((one) => ({
          name: (
            <a href={childcareHref(view, one.key)}>
              <OwnWords of={one.name} lang={lang} />
            </a>
          ),
          label: one.name,
        }))}
        facts={facts.map(({ name, values, worth }) => ({
          name,
          values: marked(values, worth, t('unknown')),
        }))}
      />
    </>
  );
}

/** Where all are alike, none is the best. */
function marked(values: Fact['values'], worth: Fact['worth'], unknown: string): Child[] {
  const known = (worth ?? []).filter((one) => one !== null);
  const most = Math.max(...known);
  const differs = known.length > 0 && (known.some((one) => one !== most) || known.length < values.length);
  return values.map((value, index) =>
    differs && worth?.[index] === most ? <Best>{value ?? unknown}</Best> : (value ?? unknown),
  );
}

function factsOf(view: FinderView): Fact[] {
  const { lang, compared, asked } = view;
  const t = messages(lang);
  const found = compared.map((one) => withDistances(one, asked));
  return [
    ...vacancyFacts(view),
    ...wayFacts(view, found),
    { name: t('fact.kind'), values: compared.map((one) => kindLine(one, lang)) },
    hoursFact(view),
    {
      name: t('fact.from-three'),
      values: compared.map(({ ages }) => yesNoWord(takes(ages, 3), t)),
      worth: compared.map(({ ages }) => worthOf(takes(ages, 3))),
    },
    {
      name: t('fact.care'),
      values: compared.map((one) => careNames(one, t).join(t('comma')) || null),
      worth:
        asked.care.length === 0
          ? []
          : compared.map(({ care }) => asked.care.filter((one) => care[one]).length),
    },
    {
      name: t('fact.capacity'),
      values: compared.map(({ capacity }) => (capacity === null ? null : t('people', { count: capacity }))),
    },
    { name: t('fact.phone'), values: compared.map(({ phone }) => (phone === '' ? null : <Nb>{phone}</Nb>)) },
  ];
}

function worthOf(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

function yesNoWord(value: boolean | null, t: ReturnType<typeof messages>): string | null {
  return value === null ? null : t(value ? 'yes' : 'no');
}

/** Only the class that is asked for, or all six. An old count has its month, and is never the best. */
function vacancyFacts({ lang, compared, asked, today }: FinderView): Fact[] {
  const t = messages(lang);
  return AGES.filter((age) => asked.age === null || age === asked.age).map((age) => {
    const shown = compared.map((one) => shownAges(one, today)[age]);
    return {
      name: t('fact.vacancy', { age }),
      values: shown.map((one) => {
        if (one === undefined || one.state === 'unknown') return null;
        const word = stateWord(one, t);
        if (one.state === 'none' || one.current) return word;
        return t('stale.value', {
          word,
          date: one.asOf === null ? t('stale.undated') : formatDate(one.asOf, lang, 'yearMonth'),
        });
      }),
      worth: shown.map((one) => (one?.current !== true ? null : one.state === 'free' ? (one.count ?? 1) : 0)),
    };
  });
}

function wayFacts({ lang, asked }: FinderView, found: readonly Found[]): Fact[] {
  const t = messages(lang);
  const minutes = (metres: number | null) =>
    metres === null ? null : t('minutes', { count: walkingMinutes(metres) });
  const worth = (metres: number | null) => (metres === null ? null : -walkingMinutes(metres));
  const facts: Fact[] = [];
  const known = (position: Position | null) => position !== null;
  if (known(asked.way.home))
    facts.push({
      name: t('fact.home'),
      values: found.map(({ metres }) => minutes(metres)),
      worth: found.map(({ metres }) => worth(metres)),
    });
  if (known(asked.way.home) && known(asked.way.work))
    facts.push({
      name: t('fact.through'),
      values: found.map(({ through }) => minutes(through)),
      worth: found.map(({ through }) => worth(through)),
    });
  return facts;
}

function hoursFact({ lang, compared }: FinderView): Fact {
  const t = messages(lang);
  const long = ({ hours: { opens, closes } }: Preschool) =>
    opens === null || closes === null ? null : closes - opens;
  return {
    name: t('fact.hours'),
    values: compared.map((one) => hoursLine(one, t)),
    worth: compared.map(long),
  };
}
