/** What a place offers to people with disabilities and with small children: made of the old バリアフリー情報. */
import { added, carried } from './column.ts';
import type { Column } from './dataset.ts';

/** 有 or 無 for one thing. Towns also add の有無 or あり to these names. */
function offered(name: string, ja: string, en: string, aliases: readonly string[] = []): Column {
  return added(name, 'yes-no', '有', `${ja}かどうかを、有・無で書きます。`, `Whether ${en}.`, {
    aliases: [`${name}の有無`, `${name}有無`, `${name}_有無`, ...aliases],
  });
}

/** The five that 子育て施設 has as well. */
export const childFriendlyColumns: readonly Column[] = [
  offered('授乳室', '授乳室がある', 'there is a room for breastfeeding', ['授乳スペース', '授乳コーナー']),
  offered('おむつ替えコーナー', 'おむつを替える場所がある', 'there is a place to change nappies', [
    'おむつ交換台',
    'おむつ替え台',
    'ベビーベッド',
    'おむつ替えコーナーあり',
  ]),
  offered('飲食可否', '飲食ができる', 'people may eat and drink', ['飲食', '飲食可', '飲食の可否']),
  offered('ベビーカー貸出', 'ベビーカーを借りられる', 'pushchairs can be borrowed', ['ベビーカーの貸出']),
  offered('ベビーカー利用', 'ベビーカーのまま利用できる', 'pushchairs can be used inside', [
    'ベビーカー利用可',
    'ベビーカーの利用',
  ]),
];

export const barrierFreeColumns: readonly Column[] = [
  offered('車椅子可', '車椅子で利用できる', 'it can be used in a wheelchair', [
    '車いす可',
    '車椅子対応',
    '車いす対応',
    '車椅子利用可',
  ]),
  offered('車椅子貸出', '車椅子を借りられる', 'wheelchairs can be borrowed', ['車いす貸出', '車椅子の貸出']),
  offered('ツエ貸出', 'つえを借りられる', 'walking sticks can be borrowed', [
    'つえ貸出',
    '杖貸出',
    '杖の貸出',
  ]),
  offered('バリアフリートイレ', 'バリアフリートイレがある', 'there is an accessible toilet', [
    '多機能トイレ',
    '多目的トイレ',
    '障害者用トイレ',
    '車椅子対応トイレ',
    'みんなのトイレ',
  ]),
  offered(
    'スロープ、エレベータ、エスカレータ',
    'スロープ・エレベータ・エスカレータのどれかがある',
    'there is a ramp, a lift or an escalator',
    [
      'スロープ・エレベータ・エスカレータ',
      'スロープ、エレベーター、エスカレーター',
      'エレベーター',
      'スロープ',
    ],
  ),
  offered(
    '点字ブロック等の移動支援',
    '点字ブロックなど、移動の支援がある',
    'there are tactile paving blocks or other help to find the way',
    ['点字ブロック', '点字ブロック等'],
  ),
  offered(
    '点字や読上による支援',
    '点字や読み上げによる案内がある',
    'there is help in braille or read aloud',
    ['点字や読み上げによる支援', '点字案内', '音声案内'],
  ),
  offered(
    '盲導犬・介助犬、聴導犬同伴',
    '盲導犬・介助犬・聴導犬と一緒に入れる',
    'guide dogs and other assistance dogs may come in',
    ['盲導犬、介助犬、聴導犬同伴', '盲導犬・介助犬・聴導犬同伴', '補助犬同伴', '身体障害者補助犬同伴'],
  ),
  offered('字幕', '字幕による案内がある', 'there are subtitles', ['字幕対応']),
  offered('筆談対応', '筆談で対応できる', 'staff can answer in writing', ['筆談']),
  offered('優先駐車場', '優先して使える駐車場がある', 'there are parking spaces with priority', [
    '障害者用駐車場',
    '車椅子用駐車場',
    '身障者用駐車場',
  ]),
  offered(
    'オストメイト対応トイレ',
    'オストメイト対応のトイレがある',
    'there is a toilet for people with a stoma',
    ['オストメイト', 'オストメイト対応', 'オストメイトトイレ', 'オストメイト設備'],
  ),
  ...childFriendlyColumns,
];

/** One text in the old edition, for which the new one has seventeen columns. */
export const barrierFreeText: Column = carried(
  'バリアフリー情報',
  'list',
  '車椅子貸出有り;多目的トイレ有り',
  'バリアフリーの設備を、半角の「;」で区切って書きます。',
  'What there is for people with disabilities, separated by semicolons.',
  { oldOnly: true, aliases: ['バリアフリー', 'バリアフリー設備', 'バリアフリー対応'] },
);
