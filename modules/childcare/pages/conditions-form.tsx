/** Everything that can be asked for. It posts, so that a home, a work place and a birthday stand in no address. */
import {
  Button,
  Choice,
  ChoiceGroup,
  Columns,
  Field,
  Fold,
  Folds,
  Small,
  Stack,
  VisuallyHidden,
} from '@tomoni/platform/pages';
import { WITHIN } from '../conditions.ts';
import { clockText } from '../hours.ts';
import { messages } from '../messages.ts';
import { AGES, CARES, KINDS } from '../model.ts';
import type { FinderView } from '../requests.ts';
import { childcareHref } from './frame.tsx';
import { careName } from './words.ts';

/** Quarters of an hour from 6:00 to 10:00, and from 16:00 to 22:00. */
const quarters = (first: number, last: number) =>
  Array.from({ length: (last - first) / 15 + 1 }, (_, n) => first + n * 15);
const STARTS = quarters(360, 600);
const ENDS = quarters(960, 1320);

export function ConditionsForm({ view }: { view: FinderView }) {
  const { lang, conditions } = view;
  const t = messages(lang);
  return (
    <form id="conditions-form" method="post" action={childcareHref(view)}>
      <Stack gap={24}>
        <Columns split="6+6">
          <Stack gap={24}>
            <ChildFields view={view} />
            <HourFields view={view} />
          </Stack>
          <Stack gap={24}>
            <PlaceFields view={view} />
          </Stack>
        </Columns>
        <Kinds view={view} />
        <input type="hidden" name="free" value={conditions.free ? '1' : '0'} />
        <input type="hidden" name="compare" value={conditions.compare.join(',')} />
        <Button look="main" full icon="search">
          {t('form.submit')}
        </Button>
      </Stack>
    </form>
  );
}

/** Folded: most people use the chips above. Only what the town has. */
function Kinds({ view }: { view: FinderView }) {
  const { lang, conditions, town } = view;
  const t = messages(lang);
  const cares = CARES.filter((care) => town.preschools.some((one) => one.care[care] === true));
  const kinds = KINDS.filter((kind) => town.preschools.some((one) => one.kind === kind));
  return (
    <Folds>
      <Fold title={t('form.care')} open={conditions.care.length > 0}>
        <ChoiceGroup id="care" legend={<VisuallyHidden>{t('form.care')}</VisuallyHidden>}>
          {cares.map((care) => (
            <Choice
              type="checkbox"
              name="care"
              value={care}
              title={careName(care, t)}
              checked={conditions.care.includes(care)}
            />
          ))}
        </ChoiceGroup>
      </Fold>
      <Fold title={t('form.kinds')} open={conditions.kinds.length > 0}>
        <ChoiceGroup id="kind" legend={<VisuallyHidden>{t('form.kinds')}</VisuallyHidden>}>
          {kinds.map((kind) => (
            <Choice
              type="checkbox"
              name="kind"
              value={kind}
              title={t(`kind.${kind}`)}
              checked={conditions.kinds.includes(kind)}
            />
          ))}
        </ChoiceGroup>
      </Fold>
    </Folds>
  );
}

function ChildFields({ view }: { view: FinderView }) {
  const { lang, conditions } = view;
  const t = messages(lang);
  return (
    <>
      <Field
        lang={lang}
        name="age"
        type="select"
        label={t('form.age')}
        unmarked
        value={conditions.age === null ? '' : String(conditions.age)}
        options={[
          { value: '', label: t('form.any-age') },
          ...AGES.map((age) => ({ value: String(age), label: t('age.class', { age }) })),
        ]}
      />
      <Field
        lang={lang}
        name="birthday"
        type="date"
        label={t('form.birthday')}
        hint={t('form.birthday.hint')}
        autocomplete="off"
      />
      <Field
        lang={lang}
        name="start"
        type="select"
        label={t('form.start')}
        unmarked
        value="now"
        options={[
          { value: 'now', label: t('form.start.now') },
          { value: 'next', label: t('form.start.next') },
        ]}
      />
    </>
  );
}

function HourFields({ view }: { view: FinderView }) {
  const { lang, conditions } = view;
  const t = messages(lang);
  const field = (name: 'from' | 'to', times: readonly number[]) => {
    const chosen = conditions[name];
    const all = chosen === null || times.includes(chosen) ? times : [...times, chosen].sort((a, b) => a - b);
    return (
      <Field
        lang={lang}
        name={name}
        type="select"
        label={t(`form.${name}`)}
        unmarked
        value={chosen === null ? '' : clockText(chosen)}
        options={[
          { value: '', label: t('form.any-time') },
          ...all.map((time) => ({ value: clockText(time), label: clockText(time) })),
        ]}
      />
    );
  };
  return (
    <>
      {field('from', STARTS)}
      {field('to', ENDS)}
    </>
  );
}

function PlaceFields({ view }: { view: FinderView }) {
  const { lang, conditions, homeText, workText, homeMissing, workMissing } = view;
  const t = messages(lang);
  return (
    <>
      <Field
        {...{
          lang,
          name: 'home',
          label: t('form.home'),
          hint: t('form.home.hint'),
          value: homeText,
          maxlength: 100,
        }}
        autocomplete="off"
        {...(homeMissing ? { error: t('form.place.missing', { text: homeText }) } : {})}
      />
      <Field
        {...{
          lang,
          name: 'work',
          label: t('form.work'),
          hint: t('form.work.hint'),
          value: workText,
          maxlength: 100,
        }}
        autocomplete="off"
        {...(workMissing ? { error: t('form.place.missing', { text: workText }) } : {})}
      />
      <Small>{t('form.private')}</Small>
      <Field
        lang={lang}
        name="within"
        type="select"
        label={t('form.within')}
        unmarked
        value={conditions.within === null ? '' : String(conditions.within)}
        options={[
          { value: '', label: t('form.anywhere') },
          ...WITHIN.map((count) => ({ value: String(count), label: t('form.within.option', { count }) })),
        ]}
      />
    </>
  );
}
