/** The form of a result: votes in official order, and the figures of the turnout. */
import { type OfficeView, officePage } from '@tomoni/places/contract';
import {
  AfterList,
  Button,
  Choice,
  ChoiceGroup,
  ErrorSummary,
  Field,
  Notice,
  OwnWords,
  PageTitle,
  Part,
  Phrases,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import type { FieldError } from '../about-form.ts';
import type { About, Candidate, Contest } from '../election.ts';
import { messages } from '../messages.ts';
import {
  electedField,
  FIGURES,
  figureField,
  type ResultTyped,
  standing,
  votesField,
} from '../result-form.ts';
import { contestName } from './vote-words.ts';

export interface ResultFormView extends OfficeView {
  action: string;
  version: number;
  about: About;
  candidates: readonly Candidate[];
  typed: ResultTyped;
  errors: readonly FieldError[];
  refused: string | null;
  back: { href: string; label: string };
}

export function resultPage(view: ResultFormView): string {
  const { lang, errors, refused, back, about, typed } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('result.edit') },
    <>
      <PageTitle title={<Phrases of={t.phrases('result.edit')} />} lead={t('result.lead')} />
      {refused === null ? null : <Notice kind="warn" role="alert" title={refused} />}
      <ErrorSummary lang={lang} errors={errors} />
      <form class="form-narrow" action={view.action} method="post">
        <input type="hidden" name="version" value={String(view.version)} />
        <Part id="when" title={t('result.part.when')}>
          <Stack gap={24}>
            <ChoiceGroup legend={t('result.kind')}>
              {(['interim', 'final'] as const).map((value) => (
                <Choice
                  name="kind"
                  value={value}
                  title={t(`result.kind.${value}`)}
                  sub={t(`result.kind.${value}.sub`)}
                  checked={(typed.get('kind') ?? 'interim') === value}
                />
              ))}
            </ChoiceGroup>
            <Input view={view} name="day" label={t('result.day')} type="date" />
            <Input view={view} name="time" label={t('result.time')} hint={t('result.time.hint')} />
          </Stack>
        </Part>
        {about.contests.map((contest, n) => (
          <ContestFields view={view} contest={contest} n={n} />
        ))}
        <AfterList>
          <Stack>
            <Button look="main" full>
              {t('desk.save')}
            </Button>
            <Small>
              <a href={back.href}>{back.label}</a>
            </Small>
          </Stack>
        </AfterList>
      </form>
    </>,
  );
}

function ContestFields({ view, contest, n }: { view: ResultFormView; contest: Contest; n: number }) {
  const { lang, candidates, typed } = view;
  const t = messages(lang);
  return (
    <Part id={`contest-${n}`} title={<OwnWords of={contestName(contest.district, lang)} lang={lang} />}>
      <Stack gap={24}>
        {standing(candidates, contest.district).map(({ number, name }) => (
          <Stack gap={8}>
            <Input
              view={view}
              name={votesField(n, number)}
              label={t('result.of', { number: String(number), name })}
              inputmode="decimal"
            />
            <Choice
              type="checkbox"
              name={electedField(n, number)}
              value="on"
              title={t('result.elected')}
              checked={(typed.get(electedField(n, number)) ?? '') !== ''}
            />
          </Stack>
        ))}
        {FIGURES.map((figure) => (
          <Input
            view={view}
            name={figureField(n, figure)}
            label={t(`count.${figure}`)}
            hint={t(`count.${figure}.hint`)}
            inputmode="numeric"
          />
        ))}
      </Stack>
    </Part>
  );
}

function Input({
  view: { lang, typed, errors },
  name,
  label,
  hint,
  type,
  inputmode,
}: {
  view: ResultFormView;
  name: string;
  label: string;
  hint?: string;
  type?: 'date';
  inputmode?: 'numeric' | 'decimal';
}) {
  const error = errors.find((one) => one.name === name)?.message;
  return (
    <Field
      {...{ lang, name, label }}
      unmarked
      value={typed.get(name) ?? ''}
      {...(hint === undefined ? {} : { hint })}
      {...(type === undefined ? {} : { type })}
      {...(inputmode === undefined ? {} : { inputmode })}
      {...(error === undefined ? {} : { error })}
    />
  );
}
