import { describe, expect, it } from 'vitest';
import type { Form } from '../../http/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { answerForm, intakeHome, openIn, type Staged, StagedTodo, stage } from '../index.ts';
import { notesTables } from '../testing/notes-reader.ts';
import { uploadSite } from '../testing/upload-app.tsx';

const { db } = await testDatabase({ owners: [intakeHome, notesTables] });
const site = uploadSite(db);

function stageNotes(owner: string): Promise<Staged> {
  const files = [
    { name: 'notes.txt', bytes: Buffer.from('one') },
    { name: 'a.csv', bytes: Buffer.from('番号,担当者,備考\r\n1,山田 太郎,<b 090-1234-5678') },
  ];
  return stage(site, { owner, actor: 'hana', personal: 'ask', files });
}

/** What a browser sends for the button with this name, in its own form. */
function pressed(html: string, name: string, value: string): Form {
  const forms = html.split('<form').slice(1);
  const own = forms.find((form) => form.includes(`name="${name}" value="${value}"`)) ?? '';
  const fields = new Map(
    [...own.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2] ?? '']),
  );
  fields.set(name, value);
  const text = (field: string) => fields.get(field) ?? '';
  return { text, all: (field) => (fields.has(field) ? [text(field)] : []) };
}

const shown = (staged: Staged, lang: 'ja' | 'en' = 'ja') =>
  String(<StagedTodo lang={lang} staged={staged} action="/x/answer" />);

describe('the list of what is to be decided', () => {
  it('counts down, shows where and what, and never a cell as markup', async () => {
    const staged = await stageNotes('800001');
    expect(openIn(staged)).toBe(3);
    const html = shown(staged);
    expect(html).toContain('あと3件');
    expect(html).toContain('a.csv・2行目 B列');
    expect(html).toContain('山田 太郎');
    expect(html).toContain('&lt;b 090-1234-5678');
    expect(shown(staged, 'en')).toContain('3 left');
  });

  it('each button is a form of its own that works without scripts, and can be undone', async () => {
    const staged = await stageNotes('800002');
    const name = `decide-${staged.personal[0]?.id}`;
    const decided = await answerForm(site, staged, pressed(shown(staged), name, 'leave-out'));
    expect([openIn(decided), decided.personal[0]?.decision]).toEqual([2, 'leave-out']);
    expect(shown(decided)).toContain('外しました');
    const back = await answerForm(site, decided, pressed(shown(decided), name, 'undecided'));
    expect([openIn(back), back.personal[0]?.decision]).toEqual([3, null]);
  });

  it('all that looks personal can be left out at once', async () => {
    const staged = await stageNotes('800003');
    const html = shown(staged);
    const form = html.split('<form').find((part) => part.includes('2件とも外す')) ?? '';
    expect(form.match(/value="leave-out"/g)).toHaveLength(2);
  });

  it('an old page is told, and a form that says nothing changes nothing', async () => {
    const staged = await stageNotes('800004');
    const html = shown(staged);
    const name = `decide-${staged.personal[0]?.id}`;
    await answerForm(site, staged, pressed(html, name, 'keep'));
    await expect(answerForm(site, staged, pressed(html, name, 'leave-out'))).rejects.toMatchObject({
      code: 'intake.changed',
    });
    expect(await answerForm(site, staged, pressed('', 'nothing', ''))).toBe(staged);
  });
});
