/** The form of what an election is about. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import {
  Button,
  Choice,
  ChoiceGroup,
  ErrorSummary,
  Field,
  type FieldProps,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { AboutField, AboutTyped, FieldError } from '../about-form.ts';
import { COURSES, KINDS } from '../election.ts';
import { messages } from '../messages.ts';

export interface AboutFormView extends OfficeView {
  action: string;
  /** Of the draft; null for one that is yet to begin. */
  version: number | null;
  typed: AboutTyped;
  errors: readonly FieldError[];
  refused: string | null;
  back: { href: string; label: string };
}

export function aboutPage(view: AboutFormView): string {
  const { lang, errors, refused, version, back, typed } = view;
  const t = messages(lang);
  const title = version === null ? 'about.new' : 'about.edit';
  return officePage(
    view,
    { title: t(title) },
    <>
      <PageTitle title={<Phrases of={t.phrases(title)} />} lead={t('about.lead')} />
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <form class="form-narrow" action={view.action} method="post">
        {version === null ? null : <input type="hidden" name="version" value={String(version)} />}
        <Part id="what" title={t('about.part.what')}>
          <Stack gap={24}>
            <Input view={view} name="name" hint={t('about.name.hint')} required />
            <Input
              view={view}
              name="kind"
              type="select"
              required
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <Input view={view} name="office" hint={t('about.office.hint')} required />
            <Input view={view} name="seats" hint={t('about.seats.hint')} inputmode="numeric" unmarked />
            <Input view={view} name="districts" hint={t('about.districts.hint')} type="textarea" unmarked />
          </Stack>
        </Part>
        <Part id="when" title={t('about.part.when')}>
          <Stack gap={24}>
            <Input view={view} name="announced" type="date" required />
            <Input view={view} name="polling" type="date" required />
            <Input view={view} name="closes" hint={t('about.closes.hint')} required />
            <Input view={view} name="earlyFrom" type="date" hint={t('about.early.hint')} unmarked />
            <Input view={view} name="earlyUntil" type="date" unmarked />
          </Stack>
        </Part>
        <Part id="more" title={t('about.part.more')}>
          <Stack gap={24}>
            <ChoiceGroup legend={t('about.course')}>
              {COURSES.map((value) => (
                <Choice
                  name="course"
                  value={value}
                  title={t(`course.${value}`)}
                  sub={t(`course.${value}.sub`)}
                  checked={typed.course === value}
                />
              ))}
            </ChoiceGroup>
            <Input view={view} name="nameEn" hint={t('about.nameEn.hint')} />
            <Input view={view} name="gazette" type="url" hint={t('about.gazette.hint')} />
            <Button look="main" full>
              {t('desk.save')}
            </Button>
            <Small>
              <a href={back.href}>{back.label}</a>
            </Small>
          </Stack>
        </Part>
      </form>
    </>,
  );
}

function Input({
  view: { lang, typed, errors },
  name,
  ...rest
}: { view: AboutFormView; name: Exclude<AboutField, 'course'> } & Omit<
  FieldProps,
  'lang' | 'name' | 'label' | 'value'
>) {
  const error = errors.find((one) => one.name === name)?.message;
  return (
    <Field
      {...{ lang, name, ...rest }}
      label={messages(lang)(`about.${name}`)}
      value={typed[name]}
      {...(error === undefined ? {} : { error })}
    />
  );
}
