/**
 * Words that people type when they ask what garbage a thing is, and the words that towns write.
 * Each line: a word as towns write it, its reading, then what else people call it. A line helps every item that
 * contains its word. Add lines freely; nothing here decides what category a thing belongs to.
 */
const LINES = `
電池 でんち バッテリー battery
乾電池 かんでんち 電池 単3 単三 単4 battery
充電池 じゅうでんち バッテリー 充電式 リチウムイオン rechargeable
ボタン電池 ぼたんでんち コイン電池
モバイルバッテリー もばいるばってりー 充電器 パワーバンク powerbank
蛍光灯 けいこうとう 蛍光管 電灯 ランプ
蛍光管 けいこうかん 蛍光灯 ランプ
電球 でんきゅう LED ライト
体温計 たいおんけい 水銀 thermometer
温度計 おんどけい 水銀
水銀 すいぎん
布団 ふとん 寝具 futon
毛布 もうふ ブランケット blanket
枕 まくら pillow
座布団 ざぶとん クッション
傘 かさ umbrella
鍋 なべ フライパン pan
包丁 ほうちょう ナイフ 刃物 knife
刃物 はもの 包丁 ナイフ カッター
鏡 かがみ ミラー mirror
皿 さら 食器 dish plate
食器 しょっき 皿 茶わん
茶碗 ちゃわん 食器
茶わん ちゃわん 茶碗 食器
瓶 びん ビン ガラス bottle
空き瓶 あきびん ビン bottle
缶 かん カン 空き缶 can
空き缶 あきかん アルミ缶 スチール缶 can
缶詰 かんづめ
新聞 しんぶん 新聞紙 newspaper
雑誌 ざっし 本 magazine
段ボール だんぼーる ダンボール cardboard
ダンボール だんぼーる 段ボール cardboard
牛乳パック ぎゅうにゅうぱっく 紙パック
紙パック かみぱっく 牛乳パック
紙おむつ かみおむつ オムツ diaper
雑がみ ざつがみ 雑紙 紙箱 包装紙
雑紙 ざつがみ 雑がみ
古紙 こし 紙
古着 ふるぎ 衣類 服
衣類 いるい 服 洋服 着物 clothes
洋服 ようふく 服 衣類 clothes
靴 くつ shoes
鞄 かばん バッグ bag
帽子 ぼうし hat
眼鏡 めがね メガネ glasses
時計 とけい clock watch
自転車 じてんしゃ チャリ bicycle
三輪車 さんりんしゃ
乳母車 うばぐるま ベビーカー
掃除機 そうじき クリーナー vacuum
洗濯機 せんたくき 家電 washing
冷蔵庫 れいぞうこ 家電 refrigerator
冷凍庫 れいとうこ 家電
乾燥機 かんそうき 家電 衣類乾燥機
電子レンジ でんしれんじ レンジ microwave
炊飯器 すいはんき 炊飯ジャー
扇風機 せんぷうき ファン fan
携帯電話 けいたいでんわ ケータイ スマホ スマートフォン phone
電話機 でんわき phone
小型家電 こがたかでん 家電
電卓 でんたく
電気毛布 でんきもうふ
布 ぬの 古布
毛糸 けいと
生ごみ なまごみ 生ゴミ 台所ごみ 残飯 food
残飯 ざんぱん 生ごみ 食べ残し
食用油 しょくようあぶら 天ぷら油 廃油 oil
天ぷら油 てんぷらあぶら 食用油 廃油 oil
油 あぶら オイル oil
廃油 はいゆ 油
灯油 とうゆ kerosene
塗料 とりょう ペンキ paint
薬品 やくひん 薬
農薬 のうやく
消火器 しょうかき extinguisher
花火 はなび
注射器 ちゅうしゃき 注射針
注射針 ちゅうしゃばり 注射器
灰 はい
炭 すみ 木炭
木炭 もくたん 炭
割り箸 わりばし はし
箸 はし
竹串 たけぐし 串
歯ブラシ はぶらし toothbrush
化粧品 けしょうひん コスメ
化粧瓶 けしょうびん
香水 こうすい
石鹸 せっけん
洗剤 せんざい
容器 ようき 入れ物
袋 ふくろ レジ袋 bag
包装 ほうそう ラップ
発泡スチロール はっぽうすちろーる スチロール トレー styrofoam
食品トレー しょくひんとれー トレイ tray
植木鉢 うえきばち 鉢 プランター
植木 うえき 剪定 枝
枝 えだ 剪定枝 木
剪定枝 せんていし 枝 庭木
落ち葉 おちば 葉
草 くさ 雑草 草花
花 はな 草花 flower
土 つち 園芸土
砂 すな
石 いし
畳 たたみ
絨毯 じゅうたん カーペット carpet
机 つくえ デスク desk
椅子 いす イス chair
箪笥 たんす タンス
棚 たな 本棚 shelf
本棚 ほんだな 棚
本 ほん 書籍 book
鏡台 きょうだい ドレッサー
寝台 しんだい ベッド
家具 かぐ furniture
物干し竿 ものほしざお 竿 さお
針 はり 縫い針
釘 くぎ ねじ
工具 こうぐ
金属 きんぞく
陶器 とうき 瀬戸物 せともの
陶磁器 とうじき 瀬戸物 せともの 食器
硝子 がらす ガラス glass
人形 にんぎょう ぬいぐるみ
玩具 がんぐ おもちゃ toy
写真 しゃしん アルバム
切手 きって
手紙 てがみ 封筒
封筒 ふうとう
葉書 はがき
名刺 めいし
電線 でんせん コード ケーブル
電気コード でんきこーど ケーブル 延長コード
磁石 じしゃく
鉛筆 えんぴつ
万年筆 まんねんひつ ペン
水筒 すいとう 魔法瓶
魔法瓶 まほうびん 水筒
弁当箱 べんとうばこ
哺乳瓶 ほにゅうびん
保冷剤 ほれいざい
乾燥剤 かんそうざい
使い捨てカイロ つかいすてかいろ カイロ ホッカイロ
使い捨てライター つかいすてらいたー ライター lighter
煙草 たばこ タバコ 吸い殻
猫 ねこ ペット
犬 いぬ ペット
死体 したい 動物 ペット
糞 ふん ペット
仏壇 ぶつだん
神棚 かみだな
雛人形 ひなにんぎょう
鯉のぼり こいのぼり
浮き輪 うきわ
釣り竿 つりざお
竹 たけ
木製 もくせい 木
金庫 きんこ
脚立 きゃたつ はしご
梯子 はしご 脚立
風呂 ふろ
便座 べんざ トイレ
雨具 あまぐ カッパ
合羽 かっぱ レインコート
手袋 てぶくろ グローブ
軍手 ぐんて 手袋
靴下 くつした
下着 したぎ
貝殻 かいがら
卵 たまご
骨 ほね
`;

interface EverydayWord {
  word: string;
  others: string[];
}

const WORDS: readonly EverydayWord[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [word = '', ...others] = line.split(' ');
    return { word, others };
  });

/**
 * What people may type for an item of this name besides the name: readings and other words, and the name with
 * its kanji read (乾電池 → かんでんち).
 */
export function otherWordsFor(name: string): string[] {
  const terms = new Set<string>();
  for (const { word, others } of WORDS) {
    if (!name.includes(word)) continue;
    const reading = others[0];
    if (reading !== undefined) terms.add(name.replace(word, reading));
    for (const other of others) terms.add(other);
  }
  return [...terms];
}
