/** Where files are put. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import { UploadForm, type UploadFormProps } from '@tomoni/platform/intake';
import { AfterList, PageTitle, Phrases, Small, Stepper } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { officeHref } from '../office-requests.ts';

export function uploadPage(view: OfficeView, form: UploadFormProps): string {
  const { lang } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.do.upload'), islands: true },
    <>
      <Stepper
        lang={lang}
        steps={[{ label: t('step.file') }, { label: t('step.check') }, { label: t('step.publish') }]}
        current={0}
      />
      <PageTitle title={<Phrases of={t.phrases('upload.title')} />} lead={t('upload.lead')} />
      <UploadForm {...form} />
      <AfterList>
        <Small>
          <a href={officeHref(view, 'templates')}>{t('office.do.templates')}</a>
        </Small>
      </AfterList>
    </>,
  );
}
