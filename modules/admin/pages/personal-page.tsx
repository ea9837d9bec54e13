/** The register of personal data, as the modules have declared it. */
import { baseLang, joinList, type Lang, textIn } from '@tomoni/platform/messages';
import { EmptyState, Facts, Panel, Stack } from '@tomoni/platform/pages';
import { type Declared, keptText } from '@tomoni/platform/personal-data';
import { messages } from '../messages.ts';
import { framed } from './frame.tsx';

export function personalPage({ lang, tables }: { lang: Lang; tables: readonly Declared[] }): string {
  const t = messages(lang);
  return framed({
    lang,
    path: '/admin/personal-data',
    title: 'personal.title',
    lead: t('personal.lead'),
    children:
      tables.length === 0 ? (
        <EmptyState>{t('personal.none')}</EmptyState>
      ) : (
        <Stack gap={24}>
          {tables.map((table) => (
            <Entry lang={lang} table={table} />
          ))}
        </Stack>
      ),
  });
}

function Entry({ lang, table }: { lang: Lang; table: Declared }) {
  const t = messages(lang);
  const columns = Object.values(table.columns).map(({ title, secret }) =>
    secret === true ? t('personal.secret', { name: textIn(title, lang) }) : textIn(title, lang),
  );
  return (
    <Panel>
      <h2>{textIn(table.title, lang)}</h2>
      <Facts
        items={[
          { name: t('personal.purpose'), value: textIn(table.purpose, lang) },
          { name: t('personal.columns'), value: columns.length === 0 ? null : joinList(columns, lang) },
          { name: t('personal.kept'), value: keptText(table, baseLang(lang)) },
          { name: t('personal.leave'), value: t(`personal.leave.${table.erase.how}`) },
        ]}
      />
    </Panel>
  );
}
