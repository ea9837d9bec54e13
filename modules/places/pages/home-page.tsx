/** A town's home: its day over its landscape, the answers that modules offer, and the ways on. */
import { formatDate, type Lang, pathIn } from '@tomoni/platform/messages';
import {
  Columns,
  EmptyState,
  Lifted,
  Notice,
  Panel,
  Part,
  Phrases,
  renderPage,
  Scene,
  Tiles,
} from '@tomoni/platform/pages';
import type { CardOutcome } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';
import { placeName } from '../rules.ts';
import type { Place } from '../store.ts';

export interface HomeView {
  lang: Lang;
  place: Place;
  path: string;
  today: string;
  /** Cards for the top, and tiles, from the modules. */
  answers: readonly CardOutcome[];
  tiles: readonly CardOutcome[];
  /** Towns that took over from this one. */
  successors: readonly Place[];
}

export function homePage(view: HomeView): string {
  const { lang, place, path, today, answers, tiles } = view;
  const t = messages(lang);
  const name = placeName(place, lang);
  const beside = answers.length > 0 && tiles.length > 0 && tiles.length <= BESIDE;
  return renderPage({
    lang,
    path,
    title: name,
    wide: true,
    place: { name, href: pathIn(lang, `/${place.code}`), switchHref: pathIn(lang, '/places') },
    section: 'life',
    children: (
      <>
        <Scene
          kind={place.landscape}
          day={formatDate(today, lang, 'long')}
          title={<Phrases of={t.phrases('home.today', { place: name })} />}
        />
        {answers.length > 0 ? <Answers view={view} beside={beside} /> : null}
        <div class="wrap">
          <Successors view={view} />
          {answers.length === 0 && tiles.length === 0 ? <Nothing view={view} /> : null}
          {tiles.length > 0 && !beside ? <Ways view={view} /> : null}
        </div>
      </>
    ),
  });
}

/** So few tiles stand beside the answer; more of them get a part of their own. */
const BESIDE = 3;

/** The answer, and (from 1024 px) the ways on beside it. */
function Answers({ view, beside }: { view: HomeView; beside: boolean }) {
  const cards = view.answers.map(({ html }) => html);
  if (!beside) return <Lifted>{cards}</Lifted>;
  return (
    <Lifted>
      <Columns split="7+5">
        <div>{cards}</div>
        <Panel float>
          <Ways view={view} />
        </Panel>
      </Columns>
    </Lifted>
  );
}

function Ways({ view: { lang, tiles } }: { view: HomeView }) {
  const t = messages(lang);
  return (
    <Part id="life" title={<Phrases of={t.phrases('home.tiles')} />}>
      <Tiles>{tiles.map(({ html }) => html)}</Tiles>
    </Part>
  );
}

function Nothing({ view: { lang, place } }: { view: HomeView }) {
  const t = messages(lang);
  return (
    <Part
      id="nothing"
      title={<Phrases of={t.phrases('home.empty.title', { place: placeName(place, lang) })} />}
    >
      <EmptyState action={{ href: pathIn(lang, '/open-data'), label: t('home.empty.how') }}>
        {t('home.empty.text')}
      </EmptyState>
    </Part>
  );
}

/** A town that merged says so, and leads on: whatever has an end says so. */
function Successors({ view: { lang, place, today, successors } }: { view: HomeView }) {
  if (place.validUntil === null || place.validUntil >= today) return null;
  const t = messages(lang);
  return (
    <Notice kind="warn" title={t('place.ended.title', { place: placeName(place, lang) })}>
      <p>{t('place.ended.text', { date: formatDate(place.validUntil, lang, 'date') })}</p>
      {successors.map((successor) => (
        <p>
          <a href={pathIn(lang, `/${successor.code}`)}>
            {t('place.successor', { place: placeName(successor, lang) })}
          </a>
        </p>
      ))}
    </Notice>
  );
}
