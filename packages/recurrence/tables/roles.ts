/** What a column is, by the words of its header. */
import { foldForSearch, nfkc } from '@tomoni/japanese';

export type Role = 'area' | 'centre' | 'reading' | 'lat' | 'lon' | 'number' | 'remark';

/** The finer the unit, the higher: 町名 is the area and 校区 its group when a table has both. */
const AREA_UNITS: [RegExp, number][] = [
  [/^(町丁目?|丁目|町名|町内会?|自治会|行政区|町字|大字|字)(名称?)?$/, 3],
  [/地区|地域|区域|地名|町名|町内|自治会|行政区|エリア/, 2],
  [/^(name|area|district|town|block|neighbou?rhood)(name)?$/, 2],
  [/^(小?学?校[区下]|学区|区|区名|支所|旧市町村)(名称?)?$/, 1],
];

const ROLES: [RegExp, Role][] = [
  [/番号|コード|^(no\.?|#?property|#|id|code|連番|項番)$/, 'number'],
  [/^(緯度|lat|latitude|y座標)$/, 'lat'],
  [/^(経度|lon|lng|long|longitude|x座標)$/, 'lon'],
  [
    /ふりがな|フリガナ|よみがな|ヨミガナ|^(よみ|読み|読み方|カナ|かな|kana|reading|furigana)$|[_（(](カナ|かな)[）)]?$/,
    'reading',
  ],
  [/センター|^(担当|担当課|事業所|収集業者|center|centre)$/, 'centre'],
  [/備考|注意事項|摘要|^(note|notes|remark|remarks)$/, 'remark'],
];

const CATEGORY =
  /ごみ|ゴミ|資源|プラ|ペット|缶|カン|びん|ビン|瓶|紙|布|衣|金属|電池|有害|危険|粗大|燃|破砕|埋立|ガラス|陶|剪定|garbage|waste|recycl|trash|paper|plastic|cans|bottle|metal|glass|burnable/i;

/** The role of a column, or null when its header names none of them. */
export function roleOf(header: string): Role | null {
  // Of several header rows joined (位置 緯度), the last one may say it alone.
  const words = [plain(header), plain(header.trim().split(/\s+/).at(-1) ?? '')];
  const role = ROLES.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
  if (role !== undefined) return role;
  return areaUnitOf(header) > 0 ? 'area' : null;
}

/** How fine the unit of an area column is; 0 when it is no area. */
export function areaUnitOf(header: string): number {
  if (namesCategory(header)) return 0;
  const word = plain(header);
  return AREA_UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? 0;
}

/** True if the header names something that is collected. */
export function namesCategory(header: string): boolean {
  return CATEGORY.test(nfkc(header));
}

function plain(header: string): string {
  return nfkc(header).replace(/\s/g, '').toLowerCase();
}

/** True if the text may be the reading of a name: kana only. */
export function isKana(text: string): boolean {
  return /^[ぁ-ゖー・0-9a-z]+$/.test(foldForSearch(text));
}
