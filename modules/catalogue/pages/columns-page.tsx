/** What a table is and what its columns are, said by a person. */
import { datasets } from '@tomoni/datasets';
import { type OfficeView, officePage } from '@tomoni/places/contract';
import type { Staged } from '@tomoni/platform/intake';
import { textIn } from '@tomoni/platform/messages';
import { Button, Field, LinkButton, PageTitle, Part, Phrases, Small, Stack } from '@tomoni/platform/pages';
import type { ItemPreview, PreviewColumn } from '../item.ts';
import { type CatalogueTexts, messages } from '../messages.ts';
import { officeHref } from '../office-requests.ts';
import { NO_COLUMN, NO_DATASET, SKIP } from '../read-context.ts';

export interface ColumnsView extends OfficeView {
  staged: Staged;
  item: ItemPreview;
}

export function columnsPage(view: ColumnsView): string {
  const { lang, staged, item } = view;
  const t = messages(lang);
  const kind = kindOf(item);
  const back = `${officeHref(view, `staged/${staged.id}`)}?item=${encodeURIComponent(item.key)}`;
  return officePage(
    view,
    { title: t('columns.title') },
    <>
      <PageTitle
        title={<Phrases of={t.phrases('columns.title')} />}
        lead={t('columns.lead', { file: item.path })}
      />
      <form class="form-narrow" action={officeHref(view, `staged/${staged.id}/columns`)} method="post">
        <input type="hidden" name="hash" value={staged.hash} />
        <input type="hidden" name="item" value={item.key} />
        <input type="hidden" name="kind-was" value={kind} />
        <Stack gap={24}>
          <Field
            lang={lang}
            name="kind"
            type="select"
            unmarked
            label={t('columns.kind')}
            hint={t('columns.kind.hint')}
            value={kind}
            options={kindOptions(t)}
          />
          {item.dataset === null ? null : (
            <Part id="columns" title={t('review.columns')}>
              <Stack gap={16}>
                {item.columns.map((column, n) => (
                  <ColumnField column={column} n={n} item={item} t={t} />
                ))}
              </Stack>
            </Part>
          )}
          <Small>{t('columns.kept')}</Small>
          <Button look="main" full>
            {t('columns.save')}
          </Button>
          <LinkButton look="quiet" full href={back} icon="arrow-left">
            {t('columns.back')}
          </LinkButton>
        </Stack>
      </form>
    </>,
  );
}

function kindOf({ skipped, standard, dataset }: ItemPreview): string {
  if (skipped) return SKIP;
  return standard ?? dataset?.ja ?? NO_DATASET;
}

function kindOptions(t: CatalogueTexts) {
  return [
    ...datasets.map(({ slug, name }) => ({ value: slug ?? name.ja, label: textIn(name, t.lang) })),
    { value: NO_DATASET, label: t('question.kind.none') },
    { value: SKIP, label: t('question.kind.skip') },
  ];
}

/** Values that were made from other columns have no header to speak of. */
function ColumnField({
  column,
  n,
  item,
  t,
}: {
  column: PreviewColumn;
  n: number;
  item: ItemPreview;
  t: CatalogueTexts;
}) {
  if (column.by === 'derived') return null;
  const dataset = datasets.find(({ name }) => name.ja === item.dataset?.ja);
  const value = column.standard ? column.name : NO_COLUMN;
  const options = (dataset?.columns ?? [])
    .filter(({ oldOnly }) => oldOnly !== true)
    .map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <input type="hidden" name={`column-${n}-was`} value={value} />
      <Field
        lang={t.lang}
        name={`column-${n}`}
        type="select"
        unmarked
        label={column.source}
        hint={
          column.example === '' ? t('columns.no-example') : t('columns.example', { text: column.example })
        }
        value={value}
        options={[{ value: NO_COLUMN, label: t('review.columns.keep') }, ...options]}
      />
    </>
  );
}
