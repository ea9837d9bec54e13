/** A dataset's numbers as bars, with what they say as the heading. */
import { formatNumber, type Lang } from '@tomoni/platform/messages';
import { BarChart, Chip, Chips, OwnWords } from '@tomoni/platform/pages';
import { ADDRESS, type Chart, type ChartChoice, TOWN } from '../chart.ts';
import { columnLabel, columnPhrase } from '../column-label.ts';
import { messages } from '../messages.ts';
import type { DatasetView } from '../visit-requests.ts';
import { asking, dataHref, titleIn } from './visit-frame.tsx';

export interface ChartViewProps {
  view: DatasetView;
  chart: Chart;
  choices: readonly ChartChoice[];
}

export function ChartView({ view, chart, choices }: ChartViewProps) {
  const { lang, dataset } = view;
  const t = messages(lang);
  const figure = (value: number) => formatNumber(value, lang);
  const parted = chart.kind === 'flag';
  const legend = parted ? { part: t('visit.chart.yes'), rest: t('visit.chart.rest') } : undefined;
  const bars = chart.bars.map(({ label, total, part }) => ({
    label: <OwnWords of={label} lang={lang} />,
    ...{ total, part },
    figure: (
      <>
        <b>{figure(part)}</b>
        {parted ? ` / ${figure(total)}` : ''}
      </>
    ),
  }));
  return (
    <>
      {choices.length < 2 ? null : (
        <Chips label={t('visit.chart.choices')} scroll>
          {choices.map((choice, n) => (
            <Chip href={chartHref(view, n)} current={isSame(choice, chart)}>
              {choiceName(choice, view)}
            </Chip>
          ))}
        </Chips>
      )}
      <BarChart title={chartTitle(chart, view)} legend={legend} bars={bars}>
        {chart.rest === null ? null : (
          <p>
            {t('visit.chart.others', {
              count: chart.rest.bars,
              figure: parted
                ? `${figure(chart.rest.part)} / ${figure(chart.rest.total)}`
                : figure(chart.rest.part),
            })}
          </p>
        )}
        <p>
          {t('visit.chart.by', { by: groupName(chart.by, lang) })}{' '}
          <a href={dataHref(view, dataset.id)}>{t('visit.chart.table')}</a>
        </p>
      </BarChart>
    </>
  );
}

/** Whole addresses are grouped by the part of the town. */
function groupName(by: string, lang: Lang): string {
  return columnLabel(by === ADDRESS ? TOWN : by, lang);
}

function isSame(a: ChartChoice, b: ChartChoice): boolean {
  return a.by === b.by && a.of === b.of && a.kind === b.kind;
}

function chartHref(view: DatasetView, n: number): string {
  return asking(dataHref(view, view.dataset.id), { view: 'chart', chart: n === 0 ? null : String(n) });
}

function choiceName({ kind, by, of }: ChartChoice, { lang }: DatasetView): string {
  const t = messages(lang);
  if (kind === 'count') return t('visit.chart.count-by', { by: groupName(by, lang) });
  return columnPhrase(of ?? '', lang);
}

/** What the longest bar says; with one bar there is nothing to compare. */
function chartTitle({ kind, of, bars }: Chart, { lang, dataset }: DatasetView): string {
  const t = messages(lang);
  const [most] = [...bars].sort((a, b) => b.part - a.part);
  const what = kind === 'count' ? titleIn(dataset, lang) : columnPhrase(of ?? '', lang);
  if (most === undefined) return what;
  const second = [...bars].sort((a, b) => b.part - a.part)[1];
  const values = { what, label: most.label, count: formatNumber(most.part, lang) };
  if (second !== undefined && second.part === most.part) return t('visit.chart.title.even', values);
  return t(kind === 'sum' ? 'visit.chart.title.sum' : 'visit.chart.title', values);
}
