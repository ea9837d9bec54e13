/** The fields in which an official describes a dataset. */
import { Field } from '@tomoni/platform/pages';
import { LONGEST } from '../description-form.ts';
import type { CatalogueTexts } from '../messages.ts';
import { type Description, LICENCES, RHYTHMS } from '../model.ts';

export interface DescribeProps {
  about: Description;
  errors?: readonly { name: string; message: string }[];
  t: CatalogueTexts;
}

/** What a dataset is called and about. */
export function OwnWordsFields({ about, errors = [], t }: DescribeProps) {
  const error = errors.find(({ name }) => name === 'title');
  return (
    <>
      <Field
        lang={t.lang}
        name="title"
        label={t('describe.title')}
        value={about.title}
        required
        maxlength={LONGEST.title}
        {...(error === undefined ? {} : { error: error.message })}
      />
      <Field
        lang={t.lang}
        name="description"
        type="textarea"
        label={t('describe.description')}
        hint={t('describe.description.hint')}
        value={about.description}
        maxlength={LONGEST.description}
      />
      <Field
        lang={t.lang}
        name="titleEn"
        label={t('describe.title-en')}
        value={about.titleEn}
        maxlength={LONGEST.title}
      />
      <Field
        lang={t.lang}
        name="descriptionEn"
        type="textarea"
        label={t('describe.description-en')}
        value={about.descriptionEn}
        maxlength={LONGEST.description}
      />
    </>
  );
}

/** What may hold for many at once. */
export function SharedFields({ about, t }: DescribeProps) {
  return (
    <>
      <Field
        lang={t.lang}
        name="licence"
        type="select"
        unmarked
        label={t('describe.licence')}
        hint={t('describe.licence.hint')}
        value={about.licence}
        options={Object.entries(LICENCES).map(([value, { name }]) => ({ value, label: name }))}
      />
      <Field
        lang={t.lang}
        name="rhythm"
        type="select"
        unmarked
        label={t('describe.rhythm')}
        hint={t('describe.rhythm.hint')}
        value={about.rhythm}
        options={RHYTHMS.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
      />
      <Field
        lang={t.lang}
        name="department"
        label={t('describe.department')}
        value={about.department}
        maxlength={LONGEST.department}
      />
      <Field
        lang={t.lang}
        name="contact"
        label={t('describe.contact')}
        hint={t('describe.contact.hint')}
        value={about.contact}
        maxlength={LONGEST.contact}
      />
    </>
  );
}
