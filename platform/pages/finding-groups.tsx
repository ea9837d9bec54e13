import type { Finding, Severity } from '@tomoni/findings';
import { isJapanese, type Lang, textIn } from '../messages/index.ts';
import { Badge } from './badge.tsx';
import { findingBadges, whereText } from './findings.tsx';
import { pageMessages } from './messages.ts';

/** Places of a kind that stand there at once; the rest opens. */
const FIRST_PLACES = 3;
/** Beyond this nobody reads a list of places; the rest is counted. */
const MOST_PLACES = 100;

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** What is odd in data for people who only want to know: each kind once, the gravest first, with its number and first places. */
export function FindingGroups({ lang, findings }: { lang: Lang; findings: readonly Finding[] }) {
  return (
    <ul class="findings">
      {groupsOf(findings).map((group) => (
        <Group lang={lang} group={group} />
      ))}
    </ul>
  );
}

/** Findings of one code, in the order of the files. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  return order.flatMap((severity) => {
    const groups = new Map<string, Finding[]>();
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const known = groups.get(finding.code);
      if (known) known.push(finding);
      else groups.set(finding.code, [finding]);
    }
    return [...groups.values()];
  });
}

function Group({ lang, group }: { lang: Lang; group: readonly Finding[] }) {
  const t = pageMessages(lang);
  const [first] = group;
  if (first === undefined) return null;
  const rest = group.slice(FIRST_PLACES);
  return (
    <li>
      <p class="cluster">
        <Badge {...findingBadges[first.severity]}>{t(`finding.${first.severity}`)}</Badge>
        {group.length > 1 ? (
          <span class="small sub">{t('finding.count', { count: group.length })}</span>
        ) : null}
      </p>
      <Places lang={lang} places={group.slice(0, FIRST_PLACES)} />
      <details class="small">
        <summary>{rest.length > 0 ? t('finding.others', { count: rest.length }) : t('finding.more')}</summary>
        <Places lang={lang} places={rest.slice(0, MOST_PLACES)} />
        {rest.length > MOST_PLACES ? <p>{t('list.more', { count: rest.length - MOST_PLACES })}</p> : null}
        <code>{first.code}</code>
        {first.rule === undefined ? null : <p>{t('finding.rule', { rule: first.rule })}</p>}
      </details>
    </li>
  );
}

/** Each message once, with its places. */
function Places({ lang, places }: { lang: Lang; places: readonly Finding[] }) {
  const byMessage = new Map<string, string[]>();
  for (const { message, where } of places) {
    const words = textIn(message, lang);
    const known = byMessage.get(words);
    if (known) known.push(whereText(where, lang));
    else byMessage.set(words, [whereText(where, lang)]);
  }
  return (
    <>
      {[...byMessage].map(([message, wheres]) => (
        <>
          <p class="finding-title">{message}</p>
          <p class="small sub">
            {wheres.filter((where) => where !== '').join(isJapanese(lang) ? '、' : '; ')}
          </p>
        </>
      ))}
    </>
  );
}
