import { describe, expect, it } from 'vitest';
import { REDACTED, redactText, redactValue } from './redact.ts';

describe('texts for operators', () => {
  const gone: [string, string][] = [
    ['550 <taro.yamada@example.jp> unknown user', `550 <${REDACTED}> unknown user`],
    ['送信先：花子＠例え．テスト。', `送信先：${REDACTED}。`],
    ['call 090-1234-5678 now', `call ${REDACTED} now`],
    ['tel (03) 1234-5678', `tel ${REDACTED}`],
    ['+81 90 1234 5678', REDACTED],
    ['電話０９０－１２３４－５６７８まで', `電話${REDACTED}まで`],
    ['{"token":"abcdefgh123"}', `{"token":"${REDACTED}"}`],
    ['Cookie: session-id-123; path=/', `Cookie: ${REDACTED}; path=/`],
    ['GET /callback?code=s3cr3tcode&state=x', `GET /callback?code=${REDACTED}&state=x`],
  ];
  for (const [text, kept] of gone) it(`takes out of: ${text}`, () => expect(redactText(text)).toBe(kept));

  const stay = [
    'code: 23505 in collection.areas',
    '2026-04-01T03:40:00.000Z',
    '0b3f2a10-1234-4567-8901-0123456789ab',
    'intake.header-not-found at 7行目 F列',
    '992020 を公開しました',
    'port 3000, pid 123456, 0.123 s',
  ];
  for (const text of stay) it(`leaves: ${text}`, () => expect(redactText(text)).toBe(text));
});

it('takes values out of fields that are personal by their name, however deep', () => {
  expect(
    redactValue({
      id: 'u1',
      mail: 'x',
      person: { Name: '山田太郎', note: 'to a@b.jp', at: null },
      list: ['c@d.jp', 3],
    }),
  ).toEqual({
    id: 'u1',
    mail: REDACTED,
    person: { Name: REDACTED, note: `to ${REDACTED}`, at: null },
    list: [REDACTED, 3],
  });
});
