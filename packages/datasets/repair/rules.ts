/** What a repair did, by codes that are public and stable, with a text for people. */

export interface RuleText {
  ja: string;
  en: string;
}

const RULES = {
  'datasets.spaces': { ja: '前後の空白を取り除きました。', en: 'Spaces at the ends were taken away.' },
  'datasets.width': {
    ja: '全角・半角をそろえました。',
    en: 'Letters and digits were given their usual width.',
  },
  'datasets.kana': { ja: '全角カタカナに直しました。', en: 'The reading was put into full-width katakana.' },
  'datasets.line-break': {
    ja: 'セルの中の改行を取り除きました。',
    en: 'A line break within the cell was taken away.',
  },
  'datasets.placeholder': {
    ja: '値がないことを表す記号を空欄にしました。',
    en: 'A sign for “nothing” was made an empty cell.',
  },
  'datasets.date-format': { ja: '日付をYYYY-MM-DDに直しました。', en: 'The date was written as YYYY-MM-DD.' },
  'datasets.era-date': {
    ja: '和暦の日付を西暦のYYYY-MM-DDに直しました。',
    en: 'A date of a Japanese era was written as YYYY-MM-DD.',
  },
  'datasets.serial-date': {
    ja: '表計算ソフトの日付の番号を日付に直しました。',
    en: 'A spreadsheet’s number of a day was written as its date.',
  },
  'datasets.time-format': { ja: '時刻をhh:mmに直しました。', en: 'The time was written as hh:mm.' },
  'datasets.serial-time': {
    ja: '表計算ソフトの時刻の値を時刻に直しました。',
    en: 'A spreadsheet’s fraction of a day was written as its time.',
  },
  'datasets.yes-no': { ja: '有・無に直しました。', en: 'The sign was written as 有 or 無.' },
  'datasets.mark': { ja: '「1」または空欄に直しました。', en: 'The sign was written as 1 or nothing.' },
  'datasets.lost-zero': { ja: '消えていた先頭の0を補いました。', en: 'A lost leading zero was put back.' },
  'datasets.check-digit': { ja: '検査数字を補いました。', en: 'The missing check digit was added.' },
  'datasets.decimal-zero': {
    ja: '番号の後ろの「.0」を取り除きました。',
    en: 'A “.0” behind a code was taken away.',
  },
  'datasets.shortened-number': {
    ja: '省略されて表示された番号を、セルに保存されている値に戻しました。',
    en: 'A number shown shortened was written out as the cell holds it.',
  },
  'datasets.hidden-digits': {
    ja: '表示で丸められた値を、セルに保存されている値に戻しました。',
    en: 'A value rounded for display was written out as the cell holds it.',
  },
  'datasets.number-format': { ja: '数字だけに直しました。', en: 'The number was written with digits only.' },
  'datasets.phone-format': {
    ja: '電話番号を半角の数字とハイフンに直しました。',
    en: 'The telephone number was written with digits and hyphens.',
  },
  'datasets.postal-format': {
    ja: '郵便番号を7桁の数字に直しました。',
    en: 'The postal code was written as 7 digits.',
  },
  'datasets.prefecture-name': {
    ja: '都道府県名を正式な表記に直しました。',
    en: 'The prefecture was given its full name.',
  },
  'datasets.weekdays': {
    ja: '曜日を「月火水」の形に直しました。',
    en: 'The weekdays were written as in 月火水.',
  },
  'datasets.list': { ja: '区切りを「;」に直しました。', en: 'The items were separated by semicolons.' },
  'datasets.choice-spelling': {
    ja: '選択肢の表記にそろえました。',
    en: 'The choice was spelt as in the standard.',
  },
  'datasets.swapped-position': {
    ja: '入れ替わっていた緯度と経度を直しました。',
    en: 'Latitude and longitude had changed places.',
  },
  'datasets.lost-decimal-point': {
    ja: '緯度・経度の小数点を、ほかの行の位置に合うように直しました。',
    en: 'The decimal point was put where it fits the other rows.',
  },
  'datasets.degrees-minutes-seconds': {
    ja: '度分秒を度の小数に直しました。',
    en: 'Degrees, minutes and seconds were written as decimal degrees.',
  },
  'datasets.mistyped-digit': {
    ja: '打ち間違いの1字を、住所とほかの行の位置から直しました。',
    en: 'One mistyped digit was put right by the address and the other rows.',
  },
  'datasets.zero-position': {
    ja: '位置が未入力であることを表す0を空欄にしました。',
    en: 'Zeros that stood for an unknown position were made empty.',
  },
  'datasets.joined-columns': {
    ja: '分かれていた列をつなげました。',
    en: 'Cells of several columns were joined.',
  },
  'datasets.joined-address': {
    ja: '分かれていた住所から所在地_連結表記を作りました。',
    en: 'The whole address was joined from its parts.',
  },
  'datasets.split-address': {
    ja: '所在地_連結表記から住所の各部分を取り出しました。',
    en: 'The part of the address was taken from the whole.',
  },
} as const satisfies Record<string, RuleText>;

export type RepairRule = keyof typeof RULES;

/** Every code of a repair with what it did; codes never change their meaning. */
export const REPAIR_RULES: Readonly<Record<RepairRule, RuleText>> = RULES;

/** Repairs that bring cells together or apart as the editions differ; all others put a value right. */
export const REARRANGING: ReadonlySet<RepairRule> = new Set<RepairRule>([
  'datasets.joined-columns',
  'datasets.joined-address',
  'datasets.split-address',
]);
