import type { Finding, Severity, Where } from '@tomoni/findings';
import type { Child } from 'hono/jsx';
import { isJapanese, type Lang, textIn } from '../messages/index.ts';
import { Badge, type BadgeKind } from './badge.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { pageMessages } from './messages.ts';

const order: readonly Severity[] = ['error', 'warning', 'info'];
/** How each gravity looks. */
export const findingBadges: Record<Severity, { kind: BadgeKind; icon: IconName }> = {
  error: { kind: 'bad', icon: 'octagon-alert' },
  warning: { kind: 'warn', icon: 'circle-help' },
  info: { kind: 'info', icon: 'info' },
};

export interface FindingListProps {
  lang: Lang;
  findings: readonly Finding[];
  /** At most this many are shown; the rest is counted. */
  limit?: number;
}

/** What is odd in data, the gravest first: words, place, and the code behind 「くわしく」. */
export function FindingList({ lang, findings, limit = 50 }: FindingListProps) {
  const t = pageMessages(lang);
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return (
    <>
      <ul class="findings">
        {sorted.slice(0, limit).map((finding) => (
          <li>
            <Badge {...findingBadges[finding.severity]}>{t(`finding.${finding.severity}`)}</Badge>
            <p class="finding-title">{textIn(finding.message, lang)}</p>
            <p class="small sub">{whereText(finding.where, lang)}</p>
            <details class="small">
              <summary>{t('finding.more')}</summary>
              <code>{finding.code}</code>
              {finding.rule === undefined ? null : <p>{t('finding.rule', { rule: finding.rule })}</p>}
            </details>
          </li>
        ))}
      </ul>
      {sorted.length > limit ? (
        <p class="small sub">{t('list.more', { count: sorted.length - limit })}</p>
      ) : null}
    </>
  );
}

/** A place in a file as people say it: 「area_days.csv・7行目 F列」. */
export function whereText(where: Where, lang: Lang): string {
  const t = pageMessages(lang);
  const cell = [
    where.row === undefined ? '' : t('finding.row', { row: String(where.row) }),
    where.letter === undefined ? '' : t('finding.column', { letter: where.letter }),
  ];
  const parts = [
    where.file ?? '',
    where.sheet ?? '',
    cell.filter((part) => part !== '').join(isJapanese(lang) ? ' ' : ', '),
  ];
  return parts.filter((part) => part !== '').join(isJapanese(lang) ? '・' : ' · ');
}

export interface RepairCellProps {
  /** repaired: before, after and why on green; ask: the original with a question on yellow; plain: unchanged. */
  state: 'plain' | 'repaired' | 'ask';
  before?: string;
  after: Child;
  why?: Child;
  /** On a phone, in a table of records: the name put before the cell. */
  label?: string;
}

/** A cell of a table that shows what was repaired, or what a person should look at. */
export function RepairCell({ state, before, after, why, label }: RepairCellProps) {
  if (state === 'plain') return <td data-label={label}>{after}</td>;
  return (
    <td class={state === 'repaired' ? 'cell-repaired' : 'cell-ask'} data-label={label}>
      {before === undefined ? null : <del>{before}</del>}
      <ins>{after}</ins>
      {why ? (
        <span class="cell-why">
          <Icon name={state === 'repaired' ? 'check' : 'circle-help'} size="s" />
          {why}
        </span>
      ) : null}
    </td>
  );
}
