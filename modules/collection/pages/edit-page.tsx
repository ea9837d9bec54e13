/** Correcting one area in a form, and choosing which. */
import { baseLang } from '@tomoni/platform/messages';
import {
  Button,
  ErrorSummary,
  Field,
  PageTitle,
  Phrases,
  Row,
  Rows,
  Small,
  Stack,
} from '@tomoni/platform/pages';
import { describeRules } from '@tomoni/recurrence';
import { cellAsInput } from '../cell-input.ts';
import { messages } from '../messages.ts';
import type { Area, TownCalendar } from '../model.ts';
import { areaName, shownCategories } from '../presentation.ts';
import { type OfficeView, officeHref, officePage } from './office-frame.tsx';

export function editListPage(view: OfficeView & { calendar: TownCalendar; areas: readonly Area[] }): string {
  const { lang, areas, calendar } = view;
  const t = messages(lang);
  return officePage(
    view,
    { title: t('office.do.area') },
    <>
      <PageTitle title={<Phrases of={t.phrases('edit.areas.title')} />} />
      <Rows close long>
        {areas.map((area) => (
          <Row
            icon="map-pin"
            title={areaName(calendar, area, lang)}
            href={officeHref(view, `areas/${area.id}`)}
          />
        ))}
      </Rows>
    </>,
  );
}

export interface EditView extends OfficeView {
  calendar: TownCalendar;
  area: Area;
  /** As typed, when the form comes back: the name, and a text for each kind. */
  typed: { name: string; cells: readonly string[] } | null;
  errors: readonly { name: string; message: string }[];
}

export function editPage(view: EditView): string {
  const { lang, calendar, area, typed, errors } = view;
  const t = messages(lang);
  const errorOf = (name: string) => {
    const found = errors.find((error) => error.name === name);
    return found === undefined ? {} : { error: found.message };
  };
  return officePage(
    view,
    { title: t('edit.title', { area: area.name }) },
    <>
      <PageTitle
        title={<Phrases of={t.phrases('edit.title', { area: area.name })} />}
        lead={t('edit.lead')}
      />
      <ErrorSummary lang={lang} errors={errors} />
      <form action={officeHref(view, `areas/${area.id}`)} method="post">
        <input type="hidden" name="calendar" value={calendar.id} />
        <Stack gap={24}>
          <Field
            lang={lang}
            name="name"
            label={t('edit.name')}
            value={typed?.name ?? area.name}
            required
            maxlength={200}
            {...errorOf('name')}
          />
          <div class="fields">
            {shownCategories(calendar, lang).map(({ index, name }) => {
              const cell = area.cells.find(({ category }) => category === index);
              const input = cellAsInput(cell);
              const now = cell === undefined ? '' : describeRules(cell, baseLang(lang));
              return (
                <Field
                  lang={lang}
                  name={`kind-${index}`}
                  label={name}
                  unmarked
                  value={typed?.cells[index] ?? input}
                  maxlength={2000}
                  {...(now === '' || now === input ? {} : { hint: t('edit.now', { text: now }) })}
                  {...errorOf(`kind-${index}`)}
                />
              );
            })}
          </div>
          <Button look="main" full>
            {t('edit.save')}
          </Button>
          <Small>
            <a href={officeHref(view)}>{t('office.back')}</a>
          </Small>
        </Stack>
      </form>
    </>,
  );
}
