/** The thirty rules of machine readability, and how a dataset stands to each. */
import { Badge, PageTitle, Part, Row, Rows } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { RuleResult } from '../readability.ts';
import type { DatasetView } from '../visit-requests.ts';
import { ruleReason } from './usefulness-panel.tsx';
import { DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export function rulesPage(view: DatasetView, rules: readonly RuleResult[]): string {
  const { lang, dataset } = view;
  const t = messages(lang);
  const kept = rules.filter((rule) => rule.kept);
  const broken = rules.filter((rule) => !rule.kept);
  const name = titleIn(dataset, lang);
  const title = t('visit.rules.title', { kept: kept.length, of: rules.length });
  return visitPage(
    view,
    { title: `${name} ${t('visit.useful.readable')}` },
    <>
      <DataCrumbs
        view={view}
        items={[{ label: name, href: dataHref(view, dataset.id) }, { label: t('visit.useful.readable') }]}
      />
      <PageTitle title={title} lead={t('visit.rules.lead')} />
      {broken.length === 0 ? null : (
        <Part id="broken" title={t('visit.rules.broken')}>
          <Rows>
            {broken.map((rule) => (
              <Row
                icon="circle-help"
                title={t(`visit.rule.${rule.id}`)}
                sub={ruleReason(rule, lang)}
                end={rule.id}
              />
            ))}
          </Rows>
        </Part>
      )}
      <Part id="kept" title={t('visit.rules.kept')}>
        <Rows close>
          {kept.map((rule) => (
            <Row
              title={t(`visit.rule.${rule.id}`)}
              sub={t(`visit.rules.by.${rule.by}`)}
              end={
                <Badge kind="good" icon="check">
                  {rule.id}
                </Badge>
              }
            />
          ))}
        </Rows>
      </Part>
    </>,
  );
}
