import type { Finding } from '@tomoni/findings';
import type { Lang } from '../../messages/index.ts';
import * as ui from '../index.ts';
import { item, lookOf } from './town.ts';

/** Every component in its states, with invented data. */
export function componentsPage(lang: Lang): string {
  return ui.renderPage({
    lang,
    title: '部品',
    path: '/demo/components',
    place: { name: 'ともに市', href: '/demo/home' },
    section: 'data',
    sections: { life: '/demo/home', data: '/demo/dataset', people: '/demo/people' },
    search: '/search',
    islands: true,
    noindex: true,
    children: (
      <>
        <ui.Crumbs
          label="いまいる場所"
          items={[{ label: 'ともに市', href: '/demo/home' }, { label: '部品' }]}
        />
        <ui.PageTitle title="部品" lead="くらしの画面で使う部品と、その状態です。" />
        <Answers lang={lang} />
        <ui.Columns split="8+4">
          <div>
            <Days lang={lang} />
            <Buttons />
            <Forms lang={lang} />
            <Filters />
            <Tables lang={lang} />
          </div>
          <div>
            <States lang={lang} />
            <Ways lang={lang} />
          </div>
        </ui.Columns>
      </>
    ),
  });
}

function Answers({ lang }: { lang: Lang }) {
  const when = ['あした', '12月3日（木）'];
  return (
    <ui.Columns split="6+6">
      <ui.Stack>
        <ui.AnswerCard
          lang={lang}
          id="a-two"
          when={when}
          items={[item('nonburn', lang), item('hazard', lang)]}
          todo="朝8時30分までに、いつもの集積所へ"
          foot={{ icon: 'map-pin', text: 'みどり町1丁目', link: { href: '#a', label: '2週間の予定' } }}
        />
        <ui.AnswerCard
          lang={lang}
          id="a-burn"
          when={when}
          items={[item('burn', lang)]}
          todo="朝8時30分まで"
        />
        <ui.AnswerCard
          lang={lang}
          id="a-paper"
          when={when}
          items={[item('paper', lang)]}
          todo="朝8時30分まで"
        />
        <ui.AnswerCard lang={lang} id="a-can" when={when} items={[item('can', lang)]} todo="朝8時30分まで" />
      </ui.Stack>
      <ui.Stack>
        <ui.AnswerCard
          lang={lang}
          id="a-none"
          when={['あした', '11月29日（日）']}
          items={[]}
          what={<ui.Phrases of={['あしたの収集は', 'ありません']} />}
          todo="次は11月30日（月）、びん・缶・ペットボトルです。"
          foot={{ icon: 'map-pin', text: 'みどり町1丁目', link: { href: '#a', label: '2週間の予定' } }}
        />
        <ui.AnswerCard
          lang={lang}
          id="a-closed"
          when={['あした', '1月1日（金）']}
          items={[item('burn', lang)]}
          what={<ui.Phrases of={['年末年始の', '休みです']} />}
          todo="燃やすごみは、4日（月）に集めます。"
          closed
        />
        <ui.AnswerCard
          lang={lang}
          id="a-bulky"
          when={when}
          items={[item('bulky', lang)]}
          todo="申し込んだ方だけ"
        />
        <ui.AnswerCard
          lang={lang}
          id="a-other"
          when={when}
          items={[{ name: 'ふとん・じゅうたん', look: { role: 'other', character: 'ふ', icon: 'package' } }]}
          todo="朝8時30分まで"
        />
      </ui.Stack>
    </ui.Columns>
  );
}

function Days({ lang }: { lang: Lang }) {
  return (
    <ui.Part id="days" title="日の行">
      <ui.Rows>
        <ui.DayRow
          date="2026-11-28"
          lang={lang}
          items={[{ ...item('bulky', lang), note: '23日（月）から移りました', href: '#b' }]}
        />
        <ui.DayRow date="2026-11-29" lang={lang} items={[]} off="休み" />
        <ui.DayRow
          date="2026-11-30"
          lang={lang}
          holiday
          items={[item('can', lang)]}
          badge={{ kind: 'stale', children: '3か月前の情報' }}
        />
        <ui.DayRow date="2026-12-01" lang={lang} past items={[item('burn', lang)]} end="収集済み" />
        <ui.DayRow
          date="2026-12-02"
          lang={lang}
          now
          items={[item('plastic', lang), item('paper', lang), item('hazard', lang)]}
          badge={{ kind: 'you', children: 'あした' }}
        />
      </ui.Rows>
    </ui.Part>
  );
}

function Buttons() {
  return (
    <ui.Part id="buttons" title="ボタン">
      <ui.Stack>
        <ui.Actions>
          <ui.Button look="main" full>
            送る
          </ui.Button>
          <ui.LinkButton href="#x" full iconAfter="arrow-right">
            次へ
          </ui.LinkButton>
        </ui.Actions>
        <ui.Cluster>
          <ui.Button slim>有</ui.Button>
          <ui.Button slim>無</ui.Button>
          <ui.Button slim look="quiet">
            空欄にする
          </ui.Button>
          <ui.Button island="position" target="near" icon="locate-fixed">
            いまの場所を使う
          </ui.Button>
          <ui.Button island="copy" target="f-embed" icon="copy" doneLabel="写しました">
            写す
          </ui.Button>
        </ui.Cluster>
        <ui.MoreLink href="#all">42行すべてを見る</ui.MoreLink>
      </ui.Stack>
    </ui.Part>
  );
}

function Forms({ lang }: { lang: Lang }) {
  return (
    <ui.Part id="forms" title="書くところ">
      <form id="near" action="/demo/components" method="post">
        <ui.Stack>
          <ui.ErrorSummary
            lang={lang}
            errors={[{ name: 'mail', message: '「@」のあとに、.jp や .com まで入れてください' }]}
          />
          <ui.Field
            lang={lang}
            name="name"
            label="町の名前"
            required
            hint="漢字でも、かなでもさがせます"
            value="みどりちょう"
          />
          <ui.Field
            lang={lang}
            name="mail"
            label="メールアドレス"
            type="email"
            value="hanako@tomoni"
            error="「@」のあとに、.jp や .com まで入れてください"
          />
          <ui.Field
            lang={lang}
            name="embed"
            label="ページに貼る文"
            type="textarea"
            value={'<iframe src="https://tomoni.example"></iframe>'}
          />
          <ui.Field
            lang={lang}
            name="kind"
            label="種類"
            type="select"
            options={[{ value: 'a', label: '燃やすごみ' }]}
          />
          <ui.ChoiceGroup legend="お知らせする日">
            <ui.Choice
              name="when"
              value="eve"
              title="前の日の夜7時"
              sub="あしたのごみをお知らせします"
              checked
            />
            <ui.Choice name="when" value="morning" title="その日の朝6時" />
          </ui.ChoiceGroup>
        </ui.Stack>
      </form>
    </ui.Part>
  );
}

function Filters() {
  return (
    <ui.Part id="filters" title="しぼる">
      <ui.Stack>
        <ui.Chips label="種類" scroll>
          <ui.Chip href="#1" icon="toilet" current>
            トイレ
          </ui.Chip>
          <ui.Chip href="#2" icon="heart-pulse">
            AED
          </ui.Chip>
          <ui.Chip href="#3" icon="tent">
            避難所
          </ui.Chip>
          <ui.Chip href="#4" icon="building-2">
            公共施設
          </ui.Chip>
        </ui.Chips>
        <ui.Chips label="条件" scroll>
          <ui.Chip href="#1" kind="any" current>
            いま使える
          </ui.Chip>
          <ui.Chip href="#2" kind="any">
            おむつ替え
          </ui.Chip>
        </ui.Chips>
        <ui.Tabs
          label="見かた"
          tabs={[
            { href: '#t', label: '表', icon: 'table', current: true },
            { href: '#m', label: '地図', icon: 'map' },
            { href: '#d', label: '項目の説明', icon: 'file-text' },
          ]}
        />
        <ui.SearchBar
          id="s2"
          action="/demo/components"
          label="地区をさがす"
          submit="さがす"
          placeholder="町名"
          method="post"
        />
      </ui.Stack>
    </ui.Part>
  );
}

interface Toilet {
  name: string;
  town: string;
  wheelchair: boolean | null;
  hours: string;
  rooms: number;
}

const toilets: readonly Toilet[] = [
  { name: '池の上公園', town: 'さくら台', wheelchair: false, hours: '24時間', rooms: 3 },
  { name: '川原町 河川敷', town: '川原町', wheelchair: null, hours: '6:00–18:00', rooms: 2 },
  { name: '中央公園 北トイレ', town: '本町', wheelchair: true, hours: '24時間', rooms: 6 },
];

function Tables({ lang }: { lang: Lang }) {
  return (
    <ui.Part id="tables" title="表" link={{ href: '#csv', label: '保存' }}>
      <ui.Stack gap={24}>
        <ui.Table
          caption="公衆トイレ"
          records={toilets}
          columns={[
            { head: '名称', cell: (toilet) => <a href="#1">{toilet.name}</a> },
            { head: '町名', cell: (toilet) => toilet.town },
            {
              head: '車いす',
              phoneLabel: '車いす',
              flag: true,
              cell: (toilet) => <Wheelchair lang={lang} value={toilet.wheelchair} />,
            },
            { head: '利用時間', cell: (toilet) => toilet.hours },
            { head: '個室数', phoneLabel: '個室', figure: true, cell: (toilet) => toilet.rooms },
          ]}
        />
        <ui.CompareTable
          caption="町をならべる"
          things={[
            { name: 'ともに市', label: 'ともに市' },
            { name: '川上町', label: '川上町' },
          ]}
          facts={[
            { name: '地区の数', values: ['24', '10'] },
            { name: '品目の一覧', values: ['150品目', 'ありません'] },
          ]}
        />
        <ui.WideTable label="直したところ">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">緯度</th>
              <th scope="col">供用開始</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <ui.RepairCell state="plain" after="中央公園 北トイレ" />
              <ui.RepairCell state="ask" after="3.639881" why="小数点の位置？" />
              <ui.RepairCell state="repaired" before="平29. 7. 1" after="2017-07-01" why="元号を西暦に" />
            </tr>
          </tbody>
        </ui.WideTable>
      </ui.Stack>
    </ui.Part>
  );
}

function Wheelchair({ lang, value }: { lang: Lang; value: boolean | null }) {
  return value === null ? <ui.Badge kind="warn">確認中</ui.Badge> : <ui.YesNo lang={lang} value={value} />;
}

const findings: readonly Finding[] = [
  {
    code: 'recurrence.unreadable-token',
    severity: 'warning',
    message: {
      ja: '「第1月」は日に直せません。「月1」と書いてください',
      en: '“第1月” is no day here. Write “月1”',
    },
    where: { file: 'area_days.csv', row: 7, column: '燃やすごみ', letter: 'F' },
  },
  {
    code: 'sheets.header-not-found',
    severity: 'error',
    message: { ja: '見出しの行が見つかりません', en: 'There is no header row' },
    where: { file: 'center.csv' },
    rule: 'L1-12',
  },
];

function States({ lang }: { lang: Lang }) {
  return (
    <ui.Part id="states" title="状態">
      <ui.Stack>
        <ui.Cluster>
          <ui.Badge kind="good">約束どおり</ui.Badge>
          <ui.Badge kind="warn">確認中</ui.Badge>
          <ui.Badge kind="bad">要対応</ui.Badge>
          <ui.Badge kind="info">お知らせ</ui.Badge>
          <ui.Badge kind="you">あした</ui.Badge>
          <ui.Badge kind="stale">3か月前の情報</ui.Badge>
          <ui.Badge kind="resting">休んでいます</ui.Badge>
          <ui.Badge>CC BY 4.0</ui.Badge>
        </ui.Cluster>
        <ui.Notice title="まちがいを見つけたら">行を選んで知らせてください。</ui.Notice>
        <ui.Notice kind="good" title="届きました">
          48時間以内に返事が来ます。
        </ui.Notice>
        <ui.Notice kind="warn" title="このカレンダーは3月31日までです">
          4月からの予定はまだ公開されていません。
        </ui.Notice>
        <ui.Notice kind="bad" title="ファイルを読めませんでした">
          表計算のファイルを選んでください。
        </ui.Notice>
        <ui.Cluster>
          {(['burn', 'plastic', 'paper', 'can', 'nonburn', 'hazard', 'bulky'] as const).map((kind) => (
            <ui.Seal look={lookOf(kind)} lang={lang} size="m" />
          ))}
        </ui.Cluster>
        <ui.EmptyState action={{ href: '#wide', label: '7時45分からにする' }}>
          条件に合う園はありません。時間を7時45分からにすると、2園あります。
        </ui.EmptyState>
        <ui.FindingList lang={lang} findings={findings} />
        <ui.FindingGroups lang={lang} findings={findings} />
      </ui.Stack>
    </ui.Part>
  );
}

function Ways({ lang }: { lang: Lang }) {
  return (
    <ui.Part id="ways" title="進みぐあい">
      <ui.Stack gap={24}>
        <ui.Stepper
          lang={lang}
          steps={[{ label: 'ファイル' }, { label: '確かめる' }, { label: '公開' }]}
          current={1}
        />
        <ui.Progress value={18} max={42} label="42件中 18件を読みました" />
        <ui.Figures
          items={[
            { value: '42', unit: '件', label: '読めた施設' },
            { value: '3', unit: '件', label: '確かめたいこと', warn: true },
          ]}
        />
        <ui.Timeline
          items={[
            { title: '2026年11月12日', current: 'いまの版', text: '1か所を追加しました。' },
            { title: '2026年8月3日', text: 'さくら台公園の位置を直しました。' },
            { title: '2026年5月8日', text: 'はじめて公開。41か所。' },
          ]}
        />
      </ui.Stack>
    </ui.Part>
  );
}
