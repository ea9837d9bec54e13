import { type ProblemError, problem } from '../http/index.ts';
import type { IntakeText } from './reader.ts';

const texts = {
  'intake.unknown': {
    ja: '取り込みの準備が見つかりません。期限が過ぎたかもしれません。もう一度ファイルを選んでください。',
    en: 'These prepared files are not there (any more); they may have expired. Choose the files again.',
  },
  'intake.changed': {
    ja: '確認した内容と、いまの内容が違います。もう一度内容をお確かめください。',
    en: 'This is not what was shown to you. Look at it again before you confirm.',
  },
  'intake.not-committable': {
    ja: 'このファイルは、このままでは取り込めません。指摘を直してから、もう一度ファイルを選んでください。',
    en: 'These files cannot be taken in as they are. Correct what was found and choose them again.',
  },
  'intake.undecided': {
    ja: '公開するかどうかを決めていない項目があります。1つずつ選んでから、もう一度どうぞ。',
    en: 'Some things still need a decision whether to publish them. Decide each and try again.',
  },
  'intake.questions-open': {
    ja: 'まだ答えていない質問があります。画面で答えてから、もう一度どうぞ。',
    en: 'Some questions have no answer yet. A person answers them on the page; then try again.',
  },
  'intake.incomplete': {
    ja: 'まだ届いていないファイルがあります。アップロードを続けてください。',
    en: 'Some files have not arrived completely. Continue the upload.',
  },
  'intake.no-undo': {
    ja: 'この取り込みは、ここでは取り消せません。',
    en: 'This cannot be undone here.',
  },
  'intake.no-reader': {
    ja: 'この種類のデータを取り込む機能が、このサイトにはありません。',
    en: 'This site has no module that takes in data of this kind.',
  },
} satisfies Record<string, IntakeText>;

/** Why something staged was not committed: a code for programs, a text for people. Nothing was changed. */
export class IntakeRefusal extends Error {
  readonly code: keyof typeof texts;
  readonly text: IntakeText;

  constructor(code: keyof typeof texts) {
    super(texts[code].en);
    this.name = 'IntakeRefusal';
    this.code = code;
    this.text = texts[code];
  }
}

/** The same as the answer to a request: 404 for what isn't there, 409 for what stands in the way. */
export function asProblem({ code, text }: IntakeRefusal): ProblemError {
  return problem({ status: code === 'intake.unknown' ? 404 : 409, code, title: text });
}
