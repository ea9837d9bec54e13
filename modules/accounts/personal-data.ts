/** What this module keeps of people, what for, and how long. */
import type { PersonalTable } from '@tomoni/platform/personal-data';

const SIGN_IN = { ja: '本人だけがログインできるようにするため', en: 'So that only you can sign in' };
const SECRET = { ja: '本人を確かめるためのひみつの値', en: 'Secret value that tells it is you' };
const SINCE = { ja: '登録した日時', en: 'Since' };

const person: PersonalTable = {
  table: 'person',
  person: { column: 'id', is: 'id' },
  title: { ja: 'アカウント', en: 'Account' },
  purpose: {
    ja: '本人を確かめ、だれが何をしたかを仕事の仲間に示すため',
    en: 'To know who you are, and to show colleagues who did what',
  },
  columns: {
    name: { title: { ja: '名前', en: 'Name' } },
    email: { title: { ja: 'メールアドレス', en: 'E-mail address' } },
    emailVerified: { title: { ja: 'アドレスを確かめたか', en: 'Address confirmed' } },
    image: { title: { ja: '画像', en: 'Picture' } },
    createdAt: { title: SINCE },
  },
  erase: { how: 'remove' },
  retention: { until: 'erased' },
};

const account: PersonalTable = {
  table: 'account',
  person: { column: 'userId', is: 'id' },
  title: { ja: 'ログインの方法', en: 'Ways to sign in' },
  purpose: SIGN_IN,
  columns: {
    providerId: { title: { ja: '方法', en: 'Way' } },
    accountId: { title: { ja: '相手のサービスでの番号', en: 'Number at the other service' } },
    createdAt: { title: SINCE },
    password: { title: { ja: 'パスワード（元にもどせない形）', en: 'Password, scrambled' }, secret: true },
    accessToken: { title: SECRET, secret: true },
    refreshToken: { title: SECRET, secret: true },
    idToken: { title: SECRET, secret: true },
  },
  erase: { how: 'remove' },
  retention: { until: 'erased' },
};

const passkey: PersonalTable = {
  table: 'passkey',
  person: { column: 'userId', is: 'id' },
  title: { ja: 'パスキー', en: 'Passkeys' },
  purpose: SIGN_IN,
  columns: {
    name: { title: { ja: '名前', en: 'Name' } },
    deviceType: { title: { ja: '端末の種類', en: 'Kind of device' } },
    createdAt: { title: SINCE },
    publicKey: { title: { ja: '鍵', en: 'Key' }, secret: true },
    credentialID: { title: { ja: '鍵の番号', en: 'Number of the key' }, secret: true },
  },
  erase: { how: 'remove' },
  retention: { until: 'erased' },
};

const session: PersonalTable = {
  table: 'session',
  person: { column: 'userId', is: 'id' },
  title: { ja: 'ログインしている端末', en: 'Devices signed in' },
  purpose: {
    ja: 'ログインを続け、知らない端末に気づけるようにするため',
    en: 'To stay signed in, and to notice devices that are not yours',
  },
  columns: {
    createdAt: { title: { ja: 'ログインした日時', en: 'Signed in' } },
    userAgent: { title: { ja: 'ブラウザーの名乗り', en: 'What the browser calls itself' } },
    ipAddress: { title: { ja: 'IP アドレス', en: 'IP address' } },
    method: { title: { ja: '方法', en: 'Way' } },
    token: { title: SECRET, secret: true },
  },
  erase: { how: 'remove' },
  retention: { days: 1, after: 'expiresAt' },
};

const appointment: PersonalTable = {
  table: 'appointment',
  person: { column: 'person', is: 'id' },
  title: { ja: '役割', en: 'Roles' },
  purpose: { ja: 'だれが何をしてよいかを決めるため', en: 'To decide who may do what' },
  columns: {
    role: { title: { ja: '役割', en: 'Role' } },
    scope: { title: { ja: '場所や団体', en: 'Place or group' } },
    first_day: { title: { ja: 'はじまり', en: 'From' } },
    last_day: { title: { ja: '終わり', en: 'Until' } },
  },
  erase: { how: 'remove' },
  retention: { until: 'erased' },
};

const invitation: PersonalTable = {
  table: 'invitation',
  person: { column: 'email', is: 'mail' },
  title: { ja: '招待', en: 'Invitations' },
  purpose: { ja: '招待された方が登録できるようにするため', en: 'So that those who are invited can sign up' },
  columns: {
    email: { title: { ja: 'メールアドレス', en: 'E-mail address' } },
    created_at: { title: { ja: '招待した日時', en: 'Invited' } },
    token_hash: { title: SECRET, secret: true },
  },
  erase: { how: 'remove' },
  retention: { days: 1, after: 'expires_at' },
};

const key: PersonalTable = {
  table: 'key',
  person: { column: 'person', is: 'id' },
  title: { ja: 'プログラム用のキー', en: 'Keys for programs' },
  purpose: {
    ja: '本人に代わってファイルをのせるプログラムを確かめるため',
    en: 'To know the programs that bring files in for you',
  },
  columns: {
    name: { title: { ja: '名前', en: 'Name' } },
    place: { title: { ja: '場所', en: 'Place' } },
    made_at: { title: { ja: 'つくった日時', en: 'Made' } },
    last_day: { title: { ja: '終わり', en: 'Until' } },
    used_on: { title: { ja: '最後に使った日', en: 'Last used' } },
    start: { title: { ja: 'キーのはじめの文字', en: 'First signs of the key' } },
    digest: { title: SECRET, secret: true },
  },
  erase: { how: 'remove' },
  retention: { until: 'erased' },
};

/** What others refer to stands first. */
export const personalData: readonly PersonalTable[] = [
  person,
  account,
  passkey,
  session,
  appointment,
  key,
  invitation,
];
