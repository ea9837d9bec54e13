interface Text {
  ja: string;
  en: string;
}

const texts = {
  'attachments.too-large': {
    ja: 'ファイルが大きすぎます（上限は{limit}MBです）。小さくしてからもう一度選んでください。',
    en: 'The file is too large (at most {limit} MB). Make it smaller and choose it again.',
  },
  'attachments.empty': {
    ja: 'ファイルが空です。正しいファイルかお確かめください。',
    en: 'The file is empty. Check whether it is the right one.',
  },
  'attachments.wrong-type': {
    ja: 'この種類のファイルは受け取れません。{types} を選んでください。',
    en: 'Files of this kind are not taken. Choose {types}.',
  },
  'attachments.damaged': {
    ja: 'この画像は壊れていて開けません。別の画像を選んでください。',
    en: 'This picture is damaged and cannot be opened. Choose another one.',
  },
  'attachments.too-many-pixels': {
    ja: '画像が大きすぎます（上限は{limit}万画素です）。小さくしてからもう一度選んでください。',
    en: 'The picture has too many pixels (at most {limit}0,000). Make it smaller and choose it again.',
  },
} satisfies Record<string, Text>;

/** Why a file was not taken: a code for programs, a text for people. Nothing was stored. */
export class AttachmentRefusal extends Error {
  readonly code: keyof typeof texts;
  readonly text: Text;

  constructor(code: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}) {
    const { ja, en } = texts[code];
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    super(fill(en));
    this.name = 'AttachmentRefusal';
    this.code = code;
    this.text = { ja: fill(ja), en: fill(en) };
  }
}
