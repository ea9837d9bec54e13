/** A town's office: what waits for this person, and the way to each module's counter. */
import { formatDate, type Lang, pathIn, textIn } from '@tomoni/platform/messages';
import {
  Badge,
  EmptyState,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  renderPage,
  Tiles,
} from '@tomoni/platform/pages';
import type { CardOutcome } from '@tomoni/platform/slots';
import { type Todo, urgencyOf } from '@tomoni/platform/workflow';
import { messages, type PlacesTexts } from '../messages.ts';
import { placeName } from '../rules.ts';
import type { Place } from '../store.ts';

export interface OfficeView {
  lang: Lang;
  path: string;
  today: string;
  place: Place;
  name: string;
  todos: readonly Todo[];
  counters: readonly CardOutcome[];
}

export function officePage(view: OfficeView): string {
  const { lang, path, place, todos, counters } = view;
  const t = messages(lang);
  const town = placeName(place, lang);
  return renderPage({
    lang,
    path,
    title: t('office.title', { place: town }).replaceAll('|', ''),
    noindex: true,
    place: { name: town, href: pathIn(lang, `/${place.code}`), switchHref: pathIn(lang, '/office') },
    children: (
      <>
        <PageTitle
          title={<Phrases of={t.phrases('office.title', { place: town })} />}
          lead={t('office.hello', { name: view.name })}
        />
        <Part id="todo" title={t('office.todo')}>
          {todos.length === 0 ? (
            <EmptyState>{t('office.todo.none')}</EmptyState>
          ) : (
            <Rows>
              {todos.map((todo) => (
                <TodoRow view={view} todo={todo} t={t} />
              ))}
            </Rows>
          )}
        </Part>
        <Part id="counters" title={t('office.counters')}>
          <Tiles>{counters.map(({ html }) => html)}</Tiles>
        </Part>
      </>
    ),
  });
}

function TodoRow({ view: { lang, today }, todo, t }: { view: OfficeView; todo: Todo; t: PlacesTexts }) {
  const urgency = urgencyOf(todo.due, today);
  const due = todo.due === null ? null : t('office.due', { date: formatDate(todo.due, lang, 'short') });
  return (
    <Row
      icon="circle-help"
      title={textIn(todo.title, lang)}
      sub={due}
      href={pathIn(lang, todo.href)}
      end={urgency === 'overdue' ? <Badge kind="bad">{t('office.overdue')}</Badge> : null}
    />
  );
}

/** For those who have several towns: which office? */
export function officesPage({
  lang,
  path,
  places,
}: {
  lang: Lang;
  path: string;
  places: readonly Place[];
}): string {
  const t = messages(lang);
  return renderPage({
    lang,
    path,
    title: t('offices.title'),
    noindex: true,
    children: (
      <>
        <PageTitle title={t('offices.title')} />
        {places.length === 0 ? (
          <EmptyState>{t('offices.none')}</EmptyState>
        ) : (
          <Rows>
            {places.map((place) => (
              <Row
                icon="building-2"
                title={placeName(place, lang)}
                sub={place.prefecture}
                href={pathIn(lang, `/${place.code}/office`)}
              />
            ))}
          </Rows>
        )}
      </>
    ),
  });
}
