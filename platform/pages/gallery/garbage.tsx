import { formatDate, type Lang } from '../../messages/index.ts';
import * as ui from '../index.ts';
import { demoMessages } from './messages.ts';
import { item, lookOf, weeks } from './town.ts';

/** The next-collections page of the demo town. */
export function garbagePage(lang: Lang): string {
  const t = demoMessages(lang);
  return ui.renderPage({
    lang,
    title: t('title'),
    path: '/demo/garbage',
    place: { name: t('town'), href: '/demo/home' },
    section: 'life',
    sections: { life: '/demo/home', data: '/demo/dataset', people: '/demo/people' },
    search: '/demo/garbage?q=',
    children: (
      <>
        <h1 class="unseen">{t('title')}</h1>
        <ui.ContextLine icon="map-pin" link={{ href: '#area', label: t('change') }}>
          {t('area')}
        </ui.ContextLine>
        <ui.AnswerColumns
          answer={<Tomorrow lang={lang} />}
          beside={<TwoWeeks lang={lang} />}
          below={
            <>
              <WhatGoesWhere lang={lang} />
              <Reminders lang={lang} />
            </>
          }
        />
      </>
    ),
  });
}

export function Tomorrow({ lang, home }: { lang: Lang; home?: boolean }) {
  const t = demoMessages(lang);
  return (
    <ui.AnswerCard
      lang={lang}
      id="answer"
      when={[t('tomorrow'), formatDate('2026-11-25', lang, 'short')]}
      items={[item('plastic', lang)]}
      todo={
        <>
          {t('todo')}
          <ui.Nb>{t('where')}</ui.Nb>
        </>
      }
      foot={
        home === true
          ? { icon: 'map-pin', text: t('area'), link: { href: '/demo/garbage', label: '2週間の予定' } }
          : { text: t('how'), link: { href: '#plastic', label: t('howLink') } }
      }
    />
  );
}

function TwoWeeks({ lang }: { lang: Lang }) {
  const t = demoMessages(lang);
  const monday = formatDate('2026-11-30', lang, 'monthDay');
  return (
    <ui.Part
      id="weeks"
      title={<ui.Phrases of={t.phrases('twoWeeks')} />}
      link={{ href: '/demo/print', label: t('year') }}
    >
      {weeks.map((days, index) => (
        <>
          <ui.WeekHead first={index === 0}>
            {index === 0 ? t('thisWeek') : t('nextWeek', { date: monday })}
          </ui.WeekHead>
          <ui.Rows>
            {days.map(({ date, kinds }) => (
              <ui.DayRow
                date={date}
                lang={lang}
                items={kinds.map((kind) => item(kind, lang))}
                now={date === '2026-11-25'}
                past={date === '2026-11-24'}
                {...(date === '2026-11-24' ? { end: t('collected') } : {})}
                {...(date === '2026-11-25' ? { badge: { kind: 'you', children: t('tomorrow') } } : {})}
              />
            ))}
          </ui.Rows>
        </>
      ))}
      <ui.AfterList>
        <ui.Notice kind="warn" icon="calendar-days" title={<ui.Phrases of={t.phrases('changed')} />}>
          {t('changedText')}
        </ui.Notice>
      </ui.AfterList>
    </ui.Part>
  );
}

function WhatGoesWhere({ lang }: { lang: Lang }) {
  const t = demoMessages(lang);
  const hazard = <ui.Seal look={lookOf('hazard')} lang={lang} />;
  const third = formatDate('2026-12-03', lang, 'monthDay');
  return (
    <ui.Part id="which" title={<ui.Phrases of={t.phrases('which')} />}>
      <ui.SearchBar action="/demo/garbage" label={t('item')} value={t('typed')} />
      <ui.AfterList>
        <ui.Rows label={t('typed')} close>
          <ui.Row lead={hazard} title={t('dry')} sub={t('dryKind')} subInline={lang === 'ja'} end={third} />
          <ui.Row lead={hazard} title={t('bank')} sub={t('bankHow')} end={third} />
          <ui.Row
            lead={<ui.Seal look={{ role: 'other', character: '店', icon: 'store' }} lang={lang} />}
            title={t('button')}
            sub={t('buttonHow')}
          />
        </ui.Rows>
      </ui.AfterList>
    </ui.Part>
  );
}

function Reminders({ lang }: { lang: Lang }) {
  const t = demoMessages(lang);
  return (
    <ui.Part id="remind" title={<ui.Phrases of={t.phrases('remind')} />}>
      <ui.Stack>
        <p class="sub">{t('remindText')}</p>
        <ui.Actions>
          <ui.LinkButton href="#mail" look="main" full icon="bell">
            <ui.Phrases of={t.phrases('remindButton')} />
          </ui.LinkButton>
          <ui.LinkButton href="#ics" full icon="calendar">
            <ui.Phrases of={t.phrases('calendar')} />
          </ui.LinkButton>
        </ui.Actions>
        <ui.Small>{t('remindStop')}</ui.Small>
      </ui.Stack>
    </ui.Part>
  );
}
