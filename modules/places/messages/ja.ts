/** Texts of places and of the site's own pages. `|` marks where a line may break in headings and buttons. */
export const ja = {
  'home.today': '{place}の|きょう',
  'home.tiles': 'くらしの|答えをさがす',
  'home.empty.title': '{place}の情報は、|まだありません',
  'home.empty.text': '町のファイルを1つ取りこむと、ここに出ます。',
  'home.empty.how': '取りこみ方',

  'site.title': '町を選ぶ',
  'site.lead': 'ともに考え、ともにつくる。町のデータから、くらしの答えを。',
  'site.search.label': '町の名前',
  'site.search.hint': '例：かわかみ',
  'site.search.button': 'さがす',
  'site.results': { one: '「{q}」の町 {count}', other: '「{q}」の町 {count}' },
  'site.none': '「{q}」に当たる町は、このサイトにまだありません。',
  'site.all': { one: 'このサイトの町 {count}', other: 'このサイトの町 {count}' },
  'site.compare': '町をならべてくらべる',
  'site.empty.title': 'まだ町がありません',
  'site.empty.text': '町のファイルを取りこむと、その町のページができます。',
  'site.prefecture.none': 'そのほか',

  'place.missing.title': 'この町は、まだこのサイトにありません',
  'place.missing.detail': '住所の6けたの番号を確かめるか、トップページから町を選んでください。',
  'place.ended.title': '{place}は、いまは別の名前の町です',
  'place.ended.text': '{date}に、新しい町になりました。',
  'place.successor': '{place}のページへ',

  'about.title': 'このサイトに|ついて',
  'about.1':
    'ここは、町のデータから、くらしの答えを出すサイトです。ごみの収集日のように、毎日のことをすぐに確かめられます。',
  'about.2':
    '予定や品目は、町や市民の団体が公開したファイルからできています。どのファイルからできたか、だれが作ったかは、それぞれのページから見られます。',
  'about.3': '予定は変わることがあります。大切なときは、町の案内も確かめてください。',
  'about.software': 'しくみは「ともに」という、だれでも使える公開のソフトウェアです。',

  'accessibility.title': 'アクセシビリティ',
  'accessibility.1': 'だれもが使えるように、WCAG 2.2 の AA を目標につくっています。',
  'accessibility.2':
    '文字の大きさはブラウザーで変えられ、キーボードと読み上げで使え、JavaScript がなくても動きます。色だけで伝えることはしません。',
  'accessibility.3': '使いにくいところがあれば、このサイトを運営している町や団体に知らせてください。',

  'privacy.title': '個人情報',
  'privacy.1': 'くらしの情報を見るのに、登録はいりません。名前もメールアドレスも集めません。',
  'privacy.2':
    '選んだ地区は、お使いの端末のクッキーだけに残ります。「忘れる」で、いつでも消せます。何かを送信したあとの数秒間は、送った内容がすぐに見えるように、もう一つのクッキーを使うことがあります。どなたのものかは、そこからはわかりません。',
  'privacy.3': '地区をさがすときに入れた住所と、いまいる場所は、さがすためだけに使い、記録に残しません。',
  'privacy.4':
    'アクセスの記録には、ページの種類と時刻だけが残ります。住所、端末の番号、検索したことばは残しません。',
  'privacy.account':
    '町の職員など、アカウントを持つ方については、名前、メールアドレス、役割、ログインした端末を、本人を確かめるために持ちます。アカウントのページで、取り出すことも消すこともできます。消したあとも、公開や承認をした記録は、名前のない形で残ります。',
  'privacy.5':
    'ページを見る方の情報を、ほかの会社に送ることはありません。アカウントを持つ方がほかのサービスでのログインを選んだときだけ、そのサービスのページに移ります。',

  'open-data.title': 'オープンデータの|使い方',
  'open-data.1':
    '収集日は、カレンダー（iCalendar）、Atom、CSV、JSON で取り出せます。地区のページの「カレンダーに入れる」から選べます。',
  'open-data.2':
    '元のファイルは「作った人と元の資料」から、そのまま取り出せます。使える条件は、ファイルを公開した町や団体が決めています。',
  'open-data.3':
    '自分の町の予定表を作るには、町のファイル（5374 の area_days.csv、または曜日の表の Excel）を用意し、サーバーで次の命令を1つ動かします。',
  'open-data.command': 'npx tomoni import 町の番号 ファイル',

  'office.title': '{place}の|仕事場',
  'office.hello': '{name} さん',
  'office.todo': 'あなたがすること',
  'office.todo.none': 'いま、することはありません。',
  'office.due': '{date}まで',
  'office.overdue': '期限を過ぎています',
  'office.counters': '仕事',
  'offices.title': 'あなたの仕事場',
  'offices.none': '担当している町がありません。サイトの管理者に、任命を頼んでください。',
} as const;
