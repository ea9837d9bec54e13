/** Six fields for each preschool, with what was said last time. */
import { formatDate } from '@tomoni/platform/messages';
import { OwnWords, WideTable } from '@tomoni/platform/pages';
import { countText } from '../count-input.ts';
import { messages } from '../messages.ts';
import { AGES, type Preschool } from '../model.ts';
import { countedOn } from '../vacancy.ts';
import type { DeskView } from './desk-page.tsx';

export function CountTable({ view, preschools }: { view: DeskView; preschools: readonly Preschool[] }) {
  const t = messages(view.lang);
  return (
    <WideTable label={t('desk.counts')}>
      <thead>
        <tr>
          <th scope="col">{t('desk.name')}</th>
          {AGES.map((age) => (
            <th scope="col">{t('age.short', { age })}</th>
          ))}
        </tr>
      </thead>
      <tbody class="count-table">
        {preschools.map((one) => (
          <CountLine view={view} preschool={one} />
        ))}
      </tbody>
    </WideTable>
  );
}

function CountLine({ view, preschool }: { view: DeskView; preschool: Preschool }) {
  const { lang, typed, problems } = view;
  const t = messages(lang);
  const { key, name, vacancy } = preschool;
  return (
    <tr>
      <th scope="row">
        <OwnWords of={name} lang={lang} />
        <span class="row-sub">{lastSaid(preschool, view)}</span>
      </th>
      {AGES.map((age) => {
        const field = `c-${key}-${age}`;
        const usual = vacancy.ages[age]?.places === 'none' ? countText(null) : '';
        return (
          <td>
            <input
              class="input count-field"
              id={`f-${field}`}
              name={field}
              value={typed.get(field) ?? usual}
              aria-label={t('desk.field', { name, age })}
              aria-invalid={problems.some((one) => one.name === field) ? 'true' : undefined}
              inputmode="numeric"
              autocomplete="off"
              maxlength={6}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** 「11月20日: 0・3・1・0・2・4」, so that nobody has to look it up. */
function lastSaid(preschool: Preschool, { lang }: DeskView): string {
  const t = messages(lang);
  const day = countedOn(preschool);
  if (day === null) return t('desk.never');
  const numbers = preschool.vacancy.ages.map(({ places }) =>
    places === null ? '?' : places === 'none' ? countText(null) : places === 'some' ? '○' : String(places),
  );
  return t('desk.last', { date: formatDate(day, lang, 'date'), numbers: numbers.join('・') });
}
