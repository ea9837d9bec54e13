/** What only 文化財 has: its kinds, its designation, its texts. */
import { carried } from './column.ts';
import type { Column } from './dataset.ts';

export const classificationColumns: readonly Column[] = [
  carried(
    '文化財分類',
    'list',
    '市指定有形文化財',
    '指定や登録の区分を書きます。2つ以上あるときは半角の「;」で区切ります。',
    'As what it is designated or registered, separated by semicolons if there are several.',
    { aliases: ['分類', '指定区分', '指定種別', '文化財の分類', '区分', 'classification'] },
  ),
  carried(
    '種類',
    'choice',
    '建造物',
    '建造物、美術工芸品など、決められた5つの種類から選びます。',
    'One of the five kinds, such as buildings or works of art.',
    {
      choices: ['建造物', '美術工芸品', '芸能', '工芸技術', 'その他'],
      aliases: ['種別', '文化財の種類', '文化財種類', 'category'],
    },
  ),
  carried(
    '場所名称',
    'text',
    '中央公園',
    '文化財がある施設や建物の名前を書きます。',
    'The building or the grounds in which it is.',
    { aliases: ['場所', '所在場所', '保管場所', '場所の名称', 'placeName'] },
  ),
];

export const designationColumns: readonly Column[] = [
  carried(
    '員数（数）',
    'integer',
    '1',
    '文化財の数を、数字だけで書きます。',
    'How many there are, as a number only.',
    { aliases: ['員数_数', '員数', '数量', 'member'] },
  ),
  carried('員数（単位）', 'text', '棟', '員数の単位を書きます。', 'What that number counts.', {
    aliases: ['員数_単位', '員数単位', '単位', 'memberUnit'],
  }),
  carried(
    '法人番号',
    'corporate-number',
    '1000020139998',
    '所有者や管理者の法人番号を、13桁で書きます。',
    'The corporate number of the owner or keeper, 13 digits.',
  ),
  carried(
    '所有者等',
    'text',
    'ともに市',
    '所有者・管理者・保護団体の名前を書きます。',
    'The owner, the keeper or the society that protects it.',
    { aliases: ['所有者', '管理者', '所有者・管理者', '所有者又は管理者', '保護団体', 'owner'] },
  ),
  carried(
    '文化財指定日',
    'date',
    '2001-04-01',
    '指定や登録を受けた日を書きます。',
    'The day it was designated or registered.',
    { aliases: ['指定日', '指定年月日', '登録年月日', '指定登録年月日', 'culturalPropertyDate'] },
  ),
];

export const summaryColumns: readonly Column[] = [
  carried('概要', 'text', '江戸時代後期の商家です。', '1文か2文で書きます。', 'In one sentence or two.', {
    aliases: ['概要説明', 'summary'],
  }),
  carried(
    '概要_英語',
    'latin',
    'A merchant house of the late Edo period.',
    '概要を英語で書きます。',
    'The summary in English.',
    { aliases: ['概要(英語)', 'summaryInRomaji'] },
  ),
  carried(
    '説明',
    'text',
    '街道に面した商家で、主屋と蔵が残ります。',
    'いわれや見どころを詳しく書きます。',
    'Its history and what there is to see, at length.',
    { aliases: ['解説'] },
  ),
  carried(
    '説明_英語',
    'latin',
    'The main house and the storehouse of a merchant family stand by the old road.',
    '説明を英語で書きます。',
    'The description in English.',
    { aliases: ['説明(英語)', 'descriptionEng'] },
  ),
];
