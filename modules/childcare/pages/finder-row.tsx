/** A preschool in the list: free places by age, how far, how long, what else. */
import { walkingMinutes } from '@tomoni/geo';
import type { MapRowProps } from '@tomoni/platform/maps';
import { AgeRow, Badge, Icon, MoreLink, OwnWords } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { FinderView } from '../requests.ts';
import { type Found, ON_THE_WAY } from '../rules.ts';
import { hasCounts } from '../vacancy.ts';
import { childcareHref } from './frame.tsx';
import { ageCells, careNames, hoursLine, kindLine, overallLine, staleWord } from './words.ts';

/** Farther than an hour nobody asks for minutes on foot. */
const WALKED = 60;

export function finderRow(view: FinderView, found: Found): MapRowProps {
  const { lang, today } = view;
  const { preschool } = found;
  const t = messages(lang);
  const stale = staleWord(preschool, today, t);
  return {
    id: preschool.key,
    position: preschool.position,
    title: <OwnWords of={preschool.name} lang={lang} />,
    sub: kindLine(preschool, lang),
    ...(stale === null ? {} : { end: <Badge kind="stale">{stale}</Badge> }),
    metres: null,
    unsure: preschool.privacy === 'rough',
    body: <Body view={view} found={found} />,
  };
}

function Body({ view, found }: { view: FinderView; found: Found }) {
  const { lang, today, conditions } = view;
  const { preschool } = found;
  const t = messages(lang);
  const overall = overallLine(preschool, today, t);
  const compared = conditions.compare.includes(preschool.key);
  return (
    <>
      {overall === null ? null : <p>{overall}</p>}
      {overall !== null || !hasCounts(preschool) ? null : (
        <AgeRow label={t('ages.label')} cells={ageCells(preschool, today, conditions.age, lang)} />
      )}
      <FactLine view={view} found={found} />
      <div class="ages-act">
        <label class="pick">
          <input
            type="checkbox"
            form="compare-form"
            name="compare"
            value={preschool.key}
            checked={compared}
          />
          {t('compare.pick')}
        </label>
        <MoreLink href={childcareHref(view, preschool.key)}>{t('details')}</MoreLink>
      </div>
    </>
  );
}

function FactLine({ view, found }: { view: FinderView; found: Found }) {
  const { preschool, metres, beside } = found;
  const t = messages(view.lang);
  const hours = hoursLine(preschool, t);
  const minutes = metres === null ? null : walkingMinutes(metres);
  const care = careNames(preschool, t);
  return (
    <p class="ages-facts">
      {minutes === null || minutes > WALKED ? null : (
        <span>
          <Icon name="footprints" size="s" />
          {t(preschool.privacy === 'rough' ? 'walk.rough' : 'walk', { count: minutes })}
        </span>
      )}
      {hours === null ? null : (
        <span>
          <Icon name="clock" size="s" />
          {hours}
        </span>
      )}
      {beside !== null && beside <= ON_THE_WAY ? <span>{t('on-the-way')}</span> : null}
      {care.map((one) => (
        <span>{one}</span>
      ))}
      {preschool.privacy === 'open' ? null : <span>{t(`privacy.${preschool.privacy}`)}</span>}
    </p>
  );
}
