/** A small town's calendar without any file: first kinds and areas, then the table. */
import { Button, ErrorSummary, Field, PageTitle, Part, Phrases, Small, Stack } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

/** What a form can hold and a person can fill in. */
export const MOST_KINDS = 12;
export const MOST_AREAS = 40;

export interface NewView extends OfficeView {
  kinds: string;
  areas: string;
  putOutBy: string;
  validThrough: string;
  /** The table, once kinds and areas are there: a text for each area and kind. */
  table: { kinds: readonly string[]; areas: readonly string[]; cells: readonly (readonly string[])[] } | null;
  errors: readonly { name: string; message: string }[];
}

export function newPage(view: NewView): string {
  const { lang, table, errors } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.do.new') },
    <>
      <PageTitle title={<Phrases of={t.phrases('new.title')} />} lead={t('new.lead')} />
      <ErrorSummary lang={lang} errors={errors} />
      <form action={officeHref(view, 'new')} method="post">
        <Stack gap={24}>
          {table === null ? <Lists view={view} /> : <Table view={view} table={table} />}
          <Small>
            <a href={officeHref(view)}>{t('office.back')}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}

function Lists({ view }: { view: NewView }) {
  const { lang, errors } = view;
  const t = messages(lang);
  const error = errors.find(({ name }) => name === 'kinds');
  return (
    <>
      <Field
        lang={lang}
        name="kinds"
        type="textarea"
        label={t('new.kinds')}
        hint={t('new.kinds.hint')}
        value={view.kinds}
        required
        {...(error ? { error: error.message } : {})}
      />
      <Field
        lang={lang}
        name="areas"
        type="textarea"
        label={t('new.areas')}
        hint={t('new.areas.hint')}
        value={view.areas}
        required
      />
      <Button look="main" full name="step" value="table">
        {t('new.next')}
      </Button>
    </>
  );
}

function Table({ view, table }: { view: NewView; table: NonNullable<NewView['table']> }) {
  const { lang, errors } = view;
  const t = messages(lang);
  const errorOf = (name: string) => {
    const found = errors.find((error) => error.name === name);
    return found === undefined ? {} : { error: found.message };
  };
  return (
    <>
      <input type="hidden" name="kinds" value={table.kinds.join('\n')} />
      <input type="hidden" name="areas" value={table.areas.join('\n')} />
      <p>{t('edit.lead')}</p>
      {table.areas.map((area, row) => (
        <Part id={`area-${row}`} title={area}>
          <div class="fields">
            {table.kinds.map((kind, column) => (
              <Field
                unmarked
                lang={lang}
                name={`cell-${row}-${column}`}
                label={kind}
                value={table.cells[row]?.[column] ?? ''}
                maxlength={2000}
                {...errorOf(`cell-${row}-${column}`)}
              />
            ))}
          </div>
        </Part>
      ))}
      <Field
        lang={lang}
        name="putOutBy"
        label={t('import.question.putOutBy')}
        value={view.putOutBy}
        maxlength={5}
        {...errorOf('putOutBy')}
      />
      <Field
        lang={lang}
        name="validThrough"
        type="date"
        label={t('new.through')}
        hint={t('new.through.hint')}
        value={view.validThrough}
        {...errorOf('validThrough')}
      />
      <Button look="main" full name="step" value="save">
        {t('new.save')}
      </Button>
    </>
  );
}
