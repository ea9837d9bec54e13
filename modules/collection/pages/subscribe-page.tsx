/** Taking the days along: into one's own calendar, a feed reader, a spreadsheet, another page. */
import {
  ContextLine,
  CopyField,
  LinkButton,
  Name,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  Seal,
  Stack,
} from '@tomoni/platform/pages';
import { type CollectionTexts, messages } from '../messages.ts';
import { areaName, shownCategories } from '../presentation.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';

export interface SubscribeView extends AreaView {
  /** Address of the site as the reader reached it, `https://tomoni.example`. */
  origin: string;
}

export function subscribePage(view: SubscribeView): string {
  const { lang, calendar, area } = view;
  const t = messages(lang);
  const name = areaName(calendar, area, lang);
  return townPage(
    view,
    { title: `${t('subscribe.title')} ${name}`, islands: true },
    <>
      <ContextLine icon="map-pin" link={{ href: garbageHref(view, area.id), label: t('print.back') }}>
        <Name of={name} lang={lang} />
      </ContextLine>
      <PageTitle title={<Phrases of={t.phrases('subscribe.title')} />} lead={t('subscribe.lead')} />
      <Part id="all" title={t('subscribe.all')}>
        <Stack>
          <LinkButton href={webcal(view, `${area.id}.ics`)} look="main" full icon="calendar">
            {t('subscribe.open')}
          </LinkButton>
          <Address
            id="address"
            label={t('subscribe.address')}
            value={absolute(view, `${area.id}.ics`)}
            t={t}
          />
        </Stack>
      </Part>
      <Part id="kinds" title={t('subscribe.byCategory')}>
        <Rows>
          {shownCategories(calendar, lang).map((category) => (
            <Row
              lead={<Seal lang={lang} look={category.look} />}
              title={category.name}
              href={webcal(view, `${area.id}/${category.key}.ics`)}
            />
          ))}
        </Rows>
      </Part>
      <Part id="how" title={t('subscribe.how.title')}>
        <ul class="bullets">
          <li>{t('subscribe.how.iphone')}</li>
          <li>{t('subscribe.how.google')}</li>
          <li>{t('subscribe.how.outlook')}</li>
        </ul>
      </Part>
      <Part id="other" title={t('subscribe.other.title')}>
        <Rows>
          <Row icon="rss" title={t('subscribe.atom')} href={garbageHref(view, `${area.id}.atom`)} />
          <Row
            icon="file-spreadsheet"
            title={t('subscribe.csv')}
            href={garbageHref(view, `${area.id}.csv`)}
          />
          <Row icon="code" title={t('subscribe.json')} href={garbageHref(view, `${area.id}.json`)} />
        </Rows>
      </Part>
      <Part id="embed" title={t('subscribe.embed')}>
        <Stack>
          <p>{t('subscribe.embed.text')}</p>
          <Address id="embed-code" label={t('subscribe.embed.code')} value={embedCode(view, name)} t={t} />
        </Stack>
      </Part>
    </>,
  );
}

/** An address to take along. */
function Address({ id, label, value, t }: { id: string; label: string; value: string; t: CollectionTexts }) {
  return (
    <CopyField
      id={id}
      label={label}
      value={value}
      copy={t('subscribe.copy')}
      copied={t('subscribe.copied')}
    />
  );
}

function absolute(view: SubscribeView, rest: string): string {
  return `${view.origin}${garbageHref(view, rest)}`;
}

/** `webcal:` makes a phone offer to subscribe instead of downloading. */
function webcal(view: SubscribeView, rest: string): string {
  return absolute(view, rest).replace(/^https?:/, 'webcal:');
}

function embedCode(view: SubscribeView, name: string): string {
  const address = absolute(view, `${view.area.id}/embed`);
  const title = messages(view.lang)('area.title', { area: name }).replaceAll('"', '');
  return `<iframe src="${address}" title="${title}" width="100%" height="300" loading="lazy" style="border:0"></iframe>`;
}
