/** Everything that can be asked for. It posts, so that a home, a work place and a birthday stand in no address. */
import { Button, Choice, ChoiceGroup, Field, Small, Stack } from '@tomoni/platform/pages';
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
        <ChildFields view={view} />
        <HourFields view={view} />
        <PlaceFields view={view} />
        <ChoiceGroup id="care" legend={t('form.care')}>
          {CARES.map((care) => (
            <Choice
              type="checkbox"
              name="care"
              value={care}
              title={careName(care, t)}
              checked={conditions.care.includes(care)}
            />
          ))}
        </ChoiceGroup>
        <ChoiceGroup id="kind" legend={t('form.kinds')}>
          {KINDS.filter((kind) => view.town.preschools.some((one) => one.kind === kind)).map((kind) => (
            <Choice
              type="checkbox"
              name="kind"
              value={kind}
              title={t(`kind.${kind}`)}
              checked={conditions.kinds.includes(kind)}
            />
          ))}
        </ChoiceGroup>
        <input type="hidden" name="free" value={conditions.free ? '1' : '0'} />
        <Button look="main" full icon="search">
          {t('form.submit')}
        </Button>
      </Stack>
    </form>
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
