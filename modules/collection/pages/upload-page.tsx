/** Where a town's files are put. */
import { UploadForm, type UploadFormProps } from '@tomoni/platform/intake';
import { AfterList, PageTitle, Phrases, Small, Stepper } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

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
          <a href={officeHref(view, 'template.csv')}>{t('office.do.template')}</a>
        </Small>
      </AfterList>
    </>,
  );
}
