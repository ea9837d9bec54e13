/** 「どのくらい役に立つ？」: facts with reasons beside a dataset. */
import { formatDate, formatNumber, joinList, type Lang } from '@tomoni/platform/messages';
import { Badge, Meter, Meters, MoreLink, Panel } from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import { FINDABLE } from '../findable.ts';
import { messages } from '../messages.ts';
import type { Rhythm } from '../model.ts';
import type { RuleResult } from '../readability.ts';
import type { Usefulness } from '../usefulness.ts';

export interface PanelProps {
  lang: Lang;
  rhythm: Rhythm;
  useful: Usefulness;
  /** Where all rules stand. */
  rulesHref: string;
  /** Years are said when a date isn't of this one. */
  today: string;
}

/** So many missing columns are named. */
const NAMED = 3;

export function UsefulnessPanel(props: PanelProps) {
  const { lang, useful, rulesHref } = props;
  const t = messages(lang);
  return (
    <section aria-labelledby="useful">
      <Panel>
        <h2 id="useful">{t('visit.useful.title')}</h2>
        <div class="after-list">
          <Meters>
            <Fresh {...props} />
            {useful.complete === null ? null : <Complete lang={lang} complete={useful.complete} />}
            <Readable {...props} />
            <Found lang={lang} useful={useful} />
            <UsedBy lang={lang} useful={useful} />
          </Meters>
        </div>
        {useful.readable === null ? null : <MoreLink href={rulesHref}>{t('visit.useful.rules')}</MoreLink>}
      </Panel>
    </section>
  );
}

function Fresh({ lang, useful, rhythm, today }: PanelProps) {
  const t = messages(lang);
  const { state, due } = useful.freshness;
  const badge = {
    kept: <Badge kind="good">{t('visit.state.kept.short')}</Badge>,
    late: <Badge kind="stale">{t('visit.state.late.short')}</Badge>,
    old: <Badge kind="stale">{t('visit.state.old')}</Badge>,
    open: <Badge>{t('visit.state.open')}</Badge>,
    settled: <Badge>{t('visit.state.settled')}</Badge>,
  }[state];
  const promise = t(`visit.rhythm.${rhythm}`);
  const day =
    due === null ? '' : formatDate(due, lang, due.slice(0, 4) === today.slice(0, 4) ? 'monthDay' : 'date');
  const text =
    due === null
      ? promise
      : t(state === 'late' ? 'visit.fresh.was-due' : 'visit.fresh.due', { promise, date: day });
  return (
    <Meter name={t('visit.useful.fresh')} value={badge}>
      {text}
    </Meter>
  );
}

function Complete({ lang, complete }: { lang: Lang; complete: NonNullable<Usefulness['complete']> }) {
  const t = messages(lang);
  const { of, present, missing, required } = complete;
  const first = [...new Set([...required, ...missing])]
    .slice(0, NAMED)
    .map((name) => columnLabel(name, lang));
  const names = joinList([...new Set(first)], lang);
  return (
    <Meter name={t('visit.useful.complete')} value={`${present} / ${of}`} part={{ of, is: present }}>
      {missing.length === 0
        ? t('visit.complete.all')
        : t(missing.length > first.length ? 'visit.complete.more' : 'visit.complete.some', {
            names,
            count: missing.length,
          })}
    </Meter>
  );
}

function Readable({ lang, useful }: PanelProps) {
  const t = messages(lang);
  const { readable } = useful;
  if (readable === null) {
    return (
      <Meter name={t('visit.useful.readable')} value={<Badge>{t('visit.readable.file')}</Badge>}>
        {t('visit.readable.file.why')}
      </Meter>
    );
  }
  const broken = readable.filter(({ kept }) => !kept);
  return (
    <Meter
      name={t('visit.useful.readable')}
      value={`${readable.length - broken.length} / ${readable.length}`}
      part={{ of: readable.length, is: readable.length - broken.length }}
    >
      {broken.length === 0 ? t('visit.readable.all') : <Broken lang={lang} rules={broken} />}
    </Meter>
  );
}

/** The first two are said, the rest is behind the link. */
function Broken({ lang, rules }: { lang: Lang; rules: readonly RuleResult[] }) {
  return (
    <>
      {rules.slice(0, 2).map((rule) => (
        <p>
          {rule.id} {ruleReason(rule, lang)}
        </p>
      ))}
    </>
  );
}

/** Why a rule isn't kept, with the columns that are meant. */
export function ruleReason({ id, columns }: RuleResult, lang: Lang): string {
  const t = messages(lang);
  const named = columns.slice(0, NAMED).map((name) => t('visit.rule.column', { name }));
  const list = joinList(named, lang);
  const names =
    columns.length > NAMED
      ? t('visit.rule.columns.more', { names: list, count: columns.length - NAMED })
      : list;
  return t(`visit.rule.${id as BrokenRule}.broken`, { names });
}

type BrokenRule =
  | ('L1-05' | 'L1-06' | 'L1-07' | 'L1-08' | 'L1-14' | 'L2-01' | 'L2-02' | 'L2-04' | 'L2-05' | 'L2-06')
  | ('L3-02' | 'L3-03' | 'L3-04' | 'L3-05' | 'L3-06' | 'L3-07' | 'L3-08' | 'L3-09');

function Found({ lang, useful }: { lang: Lang; useful: Usefulness }) {
  const t = messages(lang);
  const missing = FINDABLE.filter((name) => !useful.found.has(name));
  return (
    <Meter
      name={t('visit.useful.found')}
      value={`${useful.found.size} / ${FINDABLE.length}`}
      part={{ of: FINDABLE.length, is: useful.found.size }}
    >
      {missing.length === 0
        ? t('visit.found.all')
        : t('visit.found.missing', {
            names: joinList(
              missing.map((name) => t(`visit.found.${name}`)),
              lang,
            ),
          })}
    </Meter>
  );
}

function UsedBy({ lang, useful }: { lang: Lang; useful: Usefulness }) {
  const t = messages(lang);
  const { apps, used } = useful;
  return (
    <Meter
      name={t('visit.useful.used')}
      value={apps === 0 ? t('visit.used.no-apps') : t('visit.used.apps', { count: apps })}
    >
      {t('visit.used.lately', {
        downloads: formatNumber(used.downloads, lang),
        calls: formatNumber(used.calls, lang),
      })}
    </Meter>
  );
}
