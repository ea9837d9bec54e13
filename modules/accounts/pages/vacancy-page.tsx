import { pathIn } from '@tomoni/platform/messages';
import {
  Button,
  Columns,
  LinkButton,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Stack,
} from '@tomoni/platform/pages';
import { roleName } from '@tomoni/platform/permissions';
import { messages } from '../messages.ts';
import type { Vacancy } from '../vacancies.ts';
import { frame, type View } from './frame.tsx';

/** Nobody has this role there: what it means, and the two ways on. */
export function vacancyPage(view: View & Vacancy & { placeName: string }): string {
  const { lang, place, role, placeName } = view;
  const t = messages(lang);
  const values = { scope: placeName, role: roleName(role, lang) };
  return frame(
    view,
    t('vacancy.name', values),
    <>
      <PageTitle
        title={<Phrases of={t.phrases('vacancy.title', values)} />}
        lead={t(`vacancy.lead.${role}`)}
      />
      <Columns split="7+5">
        <Stack gap={16}>
          <LinkButton
            look="main"
            full
            icon="user-plus"
            href={pathIn(lang, `/admin/people/new?role=${role}&scope=${place}`)}
          >
            {t('people.new')}
          </LinkButton>
          <form method="post" action={pathIn(lang, `/admin/vacancies/${place}/${role}`)}>
            <Button full>{t('vacancy.without', values)}</Button>
          </form>
          <LinkButton look="quiet" href={pathIn(lang, '/admin/people')}>
            {t('appointment.back')}
          </LinkButton>
        </Stack>
      </Columns>
    </>,
  );
}

/** Where nobody has a role any more, for the page of people: nothing where all are there. */
export function Vacancies({
  lang,
  vacant,
}: {
  lang: View['lang'];
  vacant: readonly (Vacancy & { placeName: string })[];
}) {
  if (vacant.length === 0) return null;
  const t = messages(lang);
  return (
    <Part id="vacant" title={t('people.vacant')}>
      <Rows>
        {vacant.map(({ place, role, placeName }) => (
          <Row
            icon="user-plus"
            title={t('vacancy.name', { scope: placeName, role: roleName(role, lang) })}
            href={pathIn(lang, `/admin/vacancies/${place}/${role}`)}
          />
        ))}
      </Rows>
    </Part>
  );
}
