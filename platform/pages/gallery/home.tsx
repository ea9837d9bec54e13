import type { Lang } from '../../messages/index.ts';
import * as ui from '../index.ts';
import { Tomorrow } from './garbage.tsx';

/** The home of the demo town. */
export function homePage(lang: Lang, land: ui.LandscapeKind = 'river'): string {
  return ui.renderPage({
    lang,
    title: 'ともに市のきょう',
    path: '/demo/home',
    place: { name: 'ともに市', href: '/demo/home' },
    section: 'life',
    sections: { life: '/demo/home', data: '/demo/dataset', people: '/demo/people' },
    search: '/search',
    wide: true,
    children: (
      <>
        <ui.Scene kind={land} day="11月24日（火）" title={<ui.Phrases of={['ともに市の', 'きょう']} />} />
        <ui.Lifted>
          <ui.Columns split="7+5">
            <Tomorrow lang={lang} home />
            <ui.Panel float>
              <News lang={lang} />
            </ui.Panel>
          </ui.Columns>
          <Answers />
          <ui.Columns split="6+6">
            <People />
            <Data />
          </ui.Columns>
        </ui.Lifted>
      </>
    ),
  });
}

function News({ lang }: { lang: Lang }) {
  return (
    <ui.Rows>
      <ui.Row
        href="#warning"
        lead={<ui.IconChip icon="triangle-alert" kind="warn" />}
        title="乾燥注意報が出ています"
        sub="火のもとに注意・気象台 10:14"
      />
      <ui.Row
        href="#walk"
        lead={<ui.DateChip date="2026-11-28" lang={lang} />}
        title={<ui.Phrases of={['みんなで歩く ', 'バリアフリーマップ']} />}
        sub="13:00 中央公民館とオンライン"
      />
      <ui.Row
        href="#nursery"
        lead={<ui.DateChip date="2026-11-30" lang={lang} />}
        title={<ui.Phrases of={['4月入園の申し込み ', 'しめきり']} />}
        sub="あと6日・オンラインでできます"
      />
    </ui.Rows>
  );
}

function Answers() {
  return (
    <ui.Part id="answers" title={<ui.Phrases of={['くらしの答えを', 'さがす']} />}>
      <ui.Tiles>
        <ui.Tile href="/demo/garbage" icon="recycle" title="ごみと分別" fact="「電池」は何ごみ？" />
        <ui.Tile href="#baby" icon="baby" title="保育園・幼稚園" fact="空きのある園 14" />
        <ui.Tile href="#map" icon="map" title="施設と地図" fact="トイレ、AEDなど" />
        <ui.Tile href="#vote" icon="vote" title="投票所" fact="次は市長選 1月17日" />
        <ui.Tile href="#bus" icon="bus" title="バス" fact="ともに駅まで 8分後" />
        <ui.Tile href="#siren" icon="siren" title="防災・災害" fact="いまは平常です" />
      </ui.Tiles>
    </ui.Part>
  );
}

function People() {
  return (
    <ui.Part
      id="people"
      title={<ui.Phrases of={['ともに考え、', 'つくる']} />}
      link={{ href: '/demo/people', label: 'ひと・活動へ' }}
    >
      <ui.Rows>
        <ui.Row
          href="#square"
          icon="message-square"
          title="駅前広場を、どう使う？"
          sub="意見募集・318人が参加・あと9日"
        />
        <ui.Row
          href="#help"
          icon="hand-helping"
          title="2時間で手伝えること"
          sub="いま11件。はじめての人向け 4件"
        />
        <ui.Row href="#group" icon="users" title="Code for ともに" sub="市内で活動する3団体のひとつ" />
      </ui.Rows>
    </ui.Part>
  );
}

function Data() {
  return (
    <ui.Part id="data" title="まちのデータ" link={{ href: '/demo/dataset', label: '38件すべて' }}>
      <ui.Rows>
        <ui.Row href="#toilet" icon="toilet" title="公衆トイレ" sub="12日前に更新・3つのアプリで利用" />
        <ui.Row href="#aed" icon="heart-pulse" title="AEDの設置場所" sub="3日前に更新・指摘で2件直しました" />
        <ui.Row
          href="#chart"
          icon="chart-column"
          title="地域・年齢別の人口"
          sub="2か月前に更新・グラフあり"
        />
      </ui.Rows>
    </ui.Part>
  );
}
