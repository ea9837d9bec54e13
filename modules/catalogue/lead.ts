/** The first sentence about a dataset, made from its records where nobody has written one: the answer comes first. */
import { baseLang, isJapanese, joinList, type Lang } from '@tomoni/platform/messages';
import { columnPhrase } from './column-label.ts';
import type { messages } from './messages.ts';

export interface LeadFacts {
  title: string;
  records: number;
  /** Yes/no columns with how many say yes. */
  telling: readonly { name: string; yes: number }[];
  /** What its owner has written, in the language of the page; empty where nobody has. */
  written: string;
}

/** 「42件の公衆トイレの一覧です。車椅子使用者用トイレは28件にあります。」 */
export function leadOf(
  { title, records, telling, written }: LeadFacts,
  lang: Lang,
  t: ReturnType<typeof messages>,
): string {
  if (written !== '') return written;
  const first = t('visit.lead', { title: bareTitle(title, lang), count: records });
  if (telling.length === 0) return first;
  const facts = telling.map(({ name, yes }) =>
    t('visit.lead.fact', { name: columnPhrase(name, lang), count: yes }),
  );
  const space = baseLang(lang) === 'ja' ? '' : ' ';
  return `${first}${space}${t('visit.lead.facts', { facts: joinList(facts, lang) })}`;
}

/** 公衆トイレ一覧 is a list already. */
function bareTitle(title: string, lang: Lang): string {
  return isJapanese(lang) ? title.replace(/(?:の?一覧|リスト|データ)$/u, '') || title : title;
}
