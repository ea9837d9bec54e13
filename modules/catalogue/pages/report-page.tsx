/** 「まちがいを知らせる」: about a record, or about a dataset as a whole. Only officials read it. */
import {
  Button,
  ErrorSummary,
  Field,
  LinkButton,
  Notice,
  OwnWords,
  PageTitle,
  Stack,
} from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import { messages } from '../messages.ts';
import type { DatasetView } from '../visit-requests.ts';
import { type FormError, MOST_TEXT, type ReportForm } from '../visitor-forms.ts';
import { DataCrumbs, dataHref, titleIn, visitPage } from './visit-frame.tsx';

export interface ReportView {
  view: DatasetView;
  /** Number and name of the record; null for the whole dataset. */
  record: { n: number; name: string } | null;
  form: ReportForm;
  errors: readonly FormError[];
  sent: boolean;
}

export function reportPage(props: ReportView): string {
  const { view, record, errors, sent } = props;
  const { lang, dataset } = view;
  const t = messages(lang);
  const title = titleIn(dataset, lang);
  const back = dataHref(view, record === null ? dataset.id : `${dataset.id}/records/${record.n}`);
  return visitPage(
    view,
    { title: t('visit.report.title'), noindex: true },
    <>
      <DataCrumbs
        view={view}
        items={[
          { label: title, href: dataHref(view, dataset.id) },
          ...(record === null ? [] : [{ label: record.name, href: back }]),
          { label: t('visit.report.title') },
        ]}
      />
      <PageTitle
        title={<OwnWords of={t('visit.report.of', { name: record?.name ?? title })} lang={lang} />}
        lead={t(record === null ? 'visit.report.lead.all' : 'visit.report.lead')}
      />
      {sent ? (
        <Stack>
          <Notice kind="good" role="status" title={t('visit.report.sent')}>
            <p>{t('visit.report.sent.text')}</p>
          </Notice>
          <LinkButton href={back}>{t('visit.back')}</LinkButton>
        </Stack>
      ) : (
        <>
          <ErrorSummary lang={lang} errors={errors} />
          <Form {...props} />
        </>
      )}
    </>,
  );
}

function Form({ view, record, form, errors }: ReportView) {
  const { lang, dataset, version } = view;
  const t = messages(lang);
  const errorOf = (name: string) => {
    const error = errors.find((one) => one.name === name);
    return error === undefined ? {} : { error: error.message };
  };
  const columns = version.columns.map(({ name }) => ({ value: name, label: columnLabel(name, lang) }));
  const path = record === null ? `${dataset.id}/report` : `${dataset.id}/records/${record.n}/report`;
  return (
    <form class="form-narrow" action={dataHref(view, path)} method="post">
      <Stack>
        {columns.length === 0 ? null : (
          <Field
            {...{ lang, name: 'field', value: form.field, type: 'select' }}
            label={t('visit.report.field')}
            options={[{ value: '', label: t('visit.report.field.any') }, ...columns]}
          />
        )}
        <Field
          {...{ lang, name: 'message', value: form.message, type: 'textarea', required: true }}
          maxlength={MOST_TEXT}
          label={t('visit.report.message')}
          hint={t('visit.report.message.hint')}
          {...errorOf('message')}
        />
        <Field
          {...{ lang, name: 'email', value: form.email, type: 'email', autocomplete: 'email' }}
          label={t('visit.form.mail')}
          hint={t('visit.form.mail.hint')}
          {...errorOf('email')}
        />
        <Button look="main" full>
          {t('visit.report.send')}
        </Button>
      </Stack>
    </form>
  );
}
