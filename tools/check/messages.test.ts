import { describe, expect, it } from 'vitest';
import { messagesCheck } from './messages.ts';
import { faultsIn } from './planted.ts';

const ja = (texts: string) => `export const ja = {${texts}} as const;\n`;
const en = (texts: string) => `export const en = {${texts}};\n`;
const USE = `t('area.name'); t(\`kind.\${kind}\`); t(\`\${page}.title\`);\n`;

const planted = (jaTexts: string, enTexts: string, use = USE) =>
  faultsIn(messagesCheck, {
    'modules/x/messages/ja.ts': ja(jaTexts),
    'modules/x/messages/en.ts': en(enTexts),
    'modules/x/page.ts': use,
  });

describe('the messages check', () => {
  it('finds nothing in complete texts', async () => {
    const jaTexts = "'area.name': '{name}の地区', 'kind.a': { one: '1件', other: '{count}件' }";
    const enTexts = "'area.name': 'Area of {name}', 'kind.a': { one: '1 item', other: '{count} items' }";
    expect(await planted(jaTexts, enTexts)).toEqual([]);
  });

  it.each([
    ['a missing text', "'area.name': '名'", '', 'messages/ja.ts'],
    [
      'a text too many',
      "'area.name': '名'",
      "'area.name': 'Name', 'area.old': 'Old'",
      'area.old is not in ja.ts',
    ],
    ['an empty text', "'area.name': '名'", "'area.name': ''", 'area.name is empty'],
    ['another value', "'area.name': '名{a}'", "'area.name': 'Name {b}'", 'area.name has other values'],
    [
      'a plural without its count',
      "'area.name': '名{count}'",
      "'area.name': { one: 'a', other: 'many' }",
      'area.name',
    ],
    [
      'a Japanese text without Japanese',
      "'area.name': 'Name of area'",
      "'area.name': 'Name'",
      'has no Japanese',
    ],
    ['a text that was only copied', "'area.name': '名'", "'area.name': '名'", 'area.name is still Japanese'],
    ['a text that is put together elsewhere', "'area.name': '名'", "'area.name': nameOf()", 'area.name'],
  ])('finds %s', async (_name, jaTexts, enTexts, expected) => {
    const faults = await planted(jaTexts, enTexts);
    expect(faults.join('\n')).toContain(
      expected === 'messages/ja.ts' ? 'area.name is missing here' : expected,
    );
  });

  it('finds a text that nothing uses, but not one that a text with a value can become', async () => {
    const texts = "'area.name': '名', 'kind.b': '種類', 'about.title': '題', 'area.old': '古い'";
    expect(
      await planted(
        texts,
        "'area.name': 'Name', 'kind.b': 'Kind', 'about.title': 'Title', 'area.old': 'Old'",
      ),
    ).toEqual(['modules/x/messages/ja.ts:1 area.old is used nowhere']);
  });

  it('does not count a use in a test, or a text that is only a value', async () => {
    const faults = await faultsIn(messagesCheck, {
      'modules/x/messages/ja.ts': ja("'area.name': '名'"),
      'modules/x/messages/en.ts': en("'area.name': 'Name'"),
      'modules/x/page.test.ts': "t('area.name');",
      'modules/x/page.ts': `t(\`\${key}\`);`,
    });
    expect(faults).toEqual(['modules/x/messages/ja.ts:1 area.name is used nowhere']);
  });

  it('finds a language without its file', async () => {
    const faults = await faultsIn(messagesCheck, { 'modules/x/messages/ja.ts': ja("'a.b': '名'") });
    expect(faults).toEqual(['modules/x/messages/en.ts exports no object named en']);
  });

  const spread = (ja: string, en: string) => ({
    'modules/x/messages/ja.ts': `import { parts } from './part-ja.ts';\nexport const ja = { ...parts };\n`,
    'modules/x/messages/en.ts': `import { parts as more } from './part-en.ts';\nexport const en = { ...more };\n`,
    'modules/x/messages/part-ja.ts': `export const parts = { ${ja} } as const;\n`,
    'modules/x/messages/part-en.ts': `/** In English. */\nexport const parts = { ${en} };\n`,
    'modules/x/page.ts': USE,
  });

  it('regression: sees through spreads, so that texts in a file of their own are compared and asked for', async () => {
    expect(await faultsIn(messagesCheck, spread("'area.name': '名'", "'area.name': 'Name'"))).toEqual([]);
    expect(
      await faultsIn(
        messagesCheck,
        spread(
          "'area.name': '名{a}', 'area.old': '古い', 'kind.a': '種類'",
          "'area.name': '名{b}', 'area.old': 'Old'",
        ),
      ),
    ).toEqual([
      'modules/x/messages/part-en.ts:2 area.name has other values than in ja.ts',
      'modules/x/messages/en.ts kind.a is missing here',
      'modules/x/messages/part-ja.ts:1 area.old is used nowhere',
    ]);
  });

  it('regression: finds texts that no main file spreads, and a spread that it cannot follow', async () => {
    const alone = await faultsIn(messagesCheck, {
      'modules/x/messages/ja.ts': ja("'area.name': '名'"),
      'modules/x/messages/en.ts': `import { far } from 'far';\nexport const en = { 'area.name': 'Name', ...far };\n`,
      'modules/x/messages/part-ja.ts': `export const parts = { 'area.old': '古い' };\n`,
      'modules/x/page.ts': USE,
    });
    expect(alone).toEqual([
      'modules/x/messages/en.ts:2 ...far is no object of texts that is imported here',
      'modules/x/messages/part-ja.ts is not spread in ja.ts',
    ]);
  });
});
