/**
 * Ways on from the finder. Where nobody's home is known they are links that can be kept; else buttons that send home and
 * work again in the body of a request.
 */
import { Chip, MoreLink, WayButton, WayForm } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import { type Conditions, conditionFields, conditionQuery } from '../conditions.ts';
import type { FinderView } from '../requests.ts';
import { childcareHref } from './frame.tsx';

/** The form that all buttons of a page send. */
const AGAIN = 'again';

export function finderHref(view: FinderView, conditions: Conditions, rest = ''): string {
  const query = conditionQuery(conditions);
  return `${childcareHref(view, rest)}${query === '' ? '' : `?${query}`}`;
}

/** Home and work as they were said. */
function saidFields({ homeText, workText, home }: FinderView): [string, string][] {
  const fields: [string, string][] = [];
  if (homeText !== '') fields.push(['home', homeText]);
  if (workText !== '') fields.push(['work', workText]);
  if (homeText === '' && home !== null)
    fields.push(['lat', String(home.position.lat)], ['lon', String(home.position.lon)]);
  return fields;
}

/** Stands once on a page. */
export function AgainForm({ view }: { view: FinderView }) {
  return view.posted ? <WayForm id={AGAIN} action={childcareHref(view)} hidden={saidFields(view)} /> : null;
}

interface To {
  view: FinderView;
  conditions: Conditions;
  children?: Child;
}

/** A filter: one of several that may be on together, or one of which one is on. */
export function WayChip({
  view,
  conditions,
  current,
  kind,
  children,
}: To & { current: boolean; kind: 'one' | 'any' }) {
  if (!view.posted)
    return (
      <Chip href={finderHref(view, conditions)} current={current} kind={kind}>
        {children}
      </Chip>
    );
  return (
    <WayButton
      form={AGAIN}
      value={conditionQuery(conditions)}
      look={kind === 'any' ? 'chip-any' : 'chip'}
      current={current}
    >
      {children}
    </WayButton>
  );
}

/** A bold way on. */
export function WayLink({ view, conditions, rest, children }: To & { rest?: string }) {
  if (!view.posted) return <MoreLink href={finderHref(view, conditions, rest)}>{children}</MoreLink>;
  return (
    <WayButton
      form={AGAIN}
      value={conditionQuery(conditions)}
      look="more-link"
      {...(rest === undefined ? {} : { action: childcareHref(view, rest) })}
    >
      {children}
    </WayButton>
  );
}

/** The form of the boxes in the list: who is to stand beside whom. */
export function CompareForm({
  view,
  shown,
  children,
}: {
  view: FinderView;
  shown: FinderView['found'];
  children?: Child;
}) {
  const rest: [string, string][] = conditionFields({ ...view.conditions, compare: [] });
  // Boxes of those that aren't in the list now stay ticked.
  const unseen = view.conditions.compare.filter((key) => !shown.some((one) => one.preschool.key === key));
  for (const key of unseen) rest.push(['compare', key]);
  const hidden = view.posted ? [...rest, ...saidFields(view)] : rest;
  return (
    <form id="compare-form" method={view.posted ? 'post' : 'get'} action={childcareHref(view)}>
      {hidden.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
