/** What changed, fact by fact: before → after. */
import type { Lang } from '@tomoni/platform/messages';
import { OwnWords, Small } from '@tomoni/platform/pages';
import type { Difference } from '../describe-change.ts';
import { messages } from '../messages.ts';

/** Facts that stand open; a whole list of candidates is on the page itself. */
const SHOWN = 60;

export function DifferenceList({ lang, all }: { lang: Lang; all: readonly Difference[] }) {
  const t = messages(lang);
  if (all.length === 0) return <Small>{t('changes.nothing')}</Small>;
  return (
    <>
      <ul class="bullets">
        {all.slice(0, SHOWN).map(({ fact, before, after }) => (
          <li>
            <b>
              <OwnWords of={fact} lang={lang} />
            </b>
            {t('change.colon')}
            {before === null ? null : (
              <del>
                <OwnWords of={before} lang={lang} />
              </del>
            )}
            {before !== null ? ' → ' : ''}
            {after === null ? t('change.gone') : <OwnWords of={after} lang={lang} />}
          </li>
        ))}
      </ul>
      {all.length > SHOWN ? <Small>{t('changes.more', { count: all.length - SHOWN })}</Small> : null}
    </>
  );
}
