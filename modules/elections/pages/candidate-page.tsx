/** The form of one candidate: what the announcement says, and nothing else. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import {
  Asked,
  Button,
  Choice,
  ChoiceGroup,
  ErrorSummary,
  Field,
  type FieldProps,
  Notice,
  PageTitle,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { FieldError } from '../about-form.ts';
import { type CandidateTyped, LONGEST } from '../candidate-form.ts';
import { type Contest, STANDINGS, TERMS } from '../election.ts';
import { messages } from '../messages.ts';
import { termText } from './vote-words.ts';

export interface CandidateFormView extends OfficeView {
  action: string;
  version: number;
  contests: readonly Contest[];
  /** The candidate is there already: it can be taken out of the draft. */
  known: boolean;
  typed: CandidateTyped;
  errors: readonly FieldError[];
  refused: string | null;
  back: { href: string; label: string };
}

export function candidatePage(view: CandidateFormView): string {
  const { lang, errors, refused, known, back, contests, typed } = view;
  const t = messages(lang);
  const title = known ? 'candidate.edit' : 'candidate.new';
  return officePage(
    view,
    { title: t(title) },
    <>
      <PageTitle title={<Phrases of={t.phrases(title)} />} lead={t('candidate.lead')} />
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <form class="form-narrow" action={view.action} method="post">
        <input type="hidden" name="version" value={String(view.version)} />
        <Stack gap={24}>
          {contests.length === 1 ? null : (
            <Input
              view={view}
              name="district"
              type="select"
              required
              options={contests.map(({ district }) => ({ value: district, label: district }))}
            />
          )}
          <Input view={view} name="number" inputmode="numeric" required />
          <Input view={view} name="name" required maxlength={LONGEST} hint={t('candidate.name.hint')} />
          <Input view={view} name="kana" maxlength={LONGEST} />
          <Input view={view} name="party" maxlength={LONGEST} hint={t('candidate.party.hint')} />
          <Input view={view} name="age" inputmode="numeric" />
          <Input
            view={view}
            name="term"
            type="select"
            options={TERMS.map((term) => ({
              value: term,
              label: term === '' ? t('candidate.term.none') : termText({ term }, lang),
            }))}
          />
          <Input view={view} name="occupation" maxlength={LONGEST} hint={t('candidate.occupation.hint')} />
          <Asked
            question={
              <ChoiceGroup legend={t('candidate.standing')}>
                {STANDINGS.map((value) => (
                  <Choice
                    name="standing"
                    value={value}
                    title={t(`standing.${value}`)}
                    checked={typed.standing === value}
                    asks={value !== 'stands'}
                  />
                ))}
              </ChoiceGroup>
            }
          >
            <Input view={view} name="since" type="date" unmarked />
          </Asked>
          <Button look="main" full>
            {t('desk.save')}
          </Button>
          {known ? (
            <Button name="remove" value="yes" look="quiet" full>
              {t('candidate.remove')}
            </Button>
          ) : null}
          <Small>
            <a href={back.href}>{back.label}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}

function Input({
  view: { lang, typed, errors },
  name,
  ...rest
}: { view: CandidateFormView; name: Exclude<keyof CandidateTyped, 'standing'> } & Omit<
  FieldProps,
  'lang' | 'name' | 'label' | 'value'
>) {
  const error = errors.find((one) => one.name === name)?.message;
  return (
    <Field
      {...{ lang, name, ...rest }}
      label={messages(lang)(`candidate.field.${name}`)}
      value={typed[name]}
      {...(error === undefined ? {} : { error })}
    />
  );
}
