import type { CategoryLook } from './category-look.ts';

/** A kind of waste that is known by words in its name. The first rule that fits counts. */
interface SealRule extends CategoryLook {
  words: RegExp;
}

const rules: readonly SealRule[] = [
  { words: /店頭|拠点回収|お店|shop/i, role: 'other', character: '店', icon: 'store' },
  {
    words: /不燃|[燃も](え|や|やさ|やせ)ない|埋め?立|non-?burn|unburn|incombust|non-?combust/i,
    role: 'nonburn',
    character: '不',
    icon: 'cooking-pot',
  },
  { words: /粗大|大型|bulky|oversize/i, role: 'bulky', character: '粗', icon: 'sofa' },
  { words: /危険|有害|hazard|dangerous|toxic/i, role: 'hazard', character: '危', icon: 'battery-warning' },
  { words: /電池|バッテリー|batter/i, role: 'hazard', character: '電', icon: 'battery-warning' },
  { words: /蛍光|水銀|fluorescent/i, role: 'hazard', character: '蛍', icon: 'battery-warning' },
  { words: /スプレー|ライター|spray/i, role: 'hazard', character: 'ス', icon: 'battery-warning' },
  { words: /燃|もえる|もやす|burnable|combustible|burn/i, role: 'burn', character: '燃', icon: 'flame' },
  { words: /生ごみ|生ゴミ|厨芥|food|kitchen/i, role: 'burn', character: '生', icon: 'apple' },
  { words: /缶|カン|(^|[・、\s空])かん|あきかん|\bcans?\b/i, role: 'can', character: '缶', icon: 'wine' },
  { words: /びん|ビン|瓶|bottle|glass/i, role: 'can', character: 'び', icon: 'wine' },
  { words: /プラ|ポリ|トレイ|トレー|plastic/i, role: 'plastic', character: 'プ', icon: 'milk' },
  { words: /ペット|PET/i, role: 'plastic', character: 'ペ', icon: 'milk' },
  {
    words: /紙|新聞|雑誌|[段ダ]ンボール|段ボール|paper|cardboard/i,
    role: 'paper',
    character: '紙',
    icon: 'newspaper',
  },
  { words: /布|衣類|古着|繊維|cloth|textile/i, role: 'paper', character: '布', icon: 'shirt' },
  { words: /草|葉|枝|剪定|落ち葉|garden|branch|leaves/i, role: 'paper', character: '草', icon: 'leaf' },
  { words: /金属|金物|metal/i, role: 'nonburn', character: '金', icon: 'package' },
  { words: /家電|小型電|electr|appliance/i, role: 'hazard', character: '家', icon: 'cable' },
  { words: /陶器|せともの|瀬戸|ガラス|ceramic/i, role: 'nonburn', character: '陶', icon: 'cooking-pot' },
  { words: /資源|リサイクル|recycl/i, role: 'can', character: '資', icon: 'recycle' },
];

/**
 * The sign that a kind of waste usually has, by its name: 燃 プ 紙 缶 不 粗 危 and further ones; a name that says
 * nothing known is signed by its first character. The colour of a town's whole set is decided by categoryLooks.
 */
export function sealFor(name: string): CategoryLook {
  const plain = name.normalize('NFKC');
  const rule = rules.find((candidate) => candidate.words.test(plain));
  if (rule !== undefined) return { role: rule.role, character: rule.character, icon: rule.icon };
  return { role: 'other', character: signCharacters(plain)[0] ?? '他', icon: 'package' };
}

/** The characters of a name that can stand for it: letters, each once, without ごみ and the like. */
export function signCharacters(name: string): string[] {
  const bare = name.normalize('NFKC').replace(/ごみ|ゴミ|収集|その他の?/gu, '');
  const letters = (bare === '' ? name : bare).match(
    /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{L}\p{N}]/gu,
  );
  return [...new Set((letters ?? []).map((letter) => letter.toUpperCase()))];
}
