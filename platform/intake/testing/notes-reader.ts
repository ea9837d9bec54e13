/** The smallest reader there is, for tests: every line of notes.txt is a note. */
import { defineFindings } from '@tomoni/findings';
import { sql } from 'kysely';
import type { Migrating } from '../../storage/index.ts';
import type { Reader } from '../reader.ts';

const finding = defineFindings({
  'intake.trial-odd': {
    severity: 'warning',
    ja: '「odd」という行があります。',
    en: 'There is a line "odd".',
  },
});

export const notesTables: Migrating = {
  name: 'notes',
  migrations: {
    '0001-notes': {
      up: async (db) => {
        await sql`
          create table notes (
            id bigint generated always as identity primary key, owner text not null, version text not null, text text not null
          )`.execute(db);
      },
    },
  },
};

export function notesReader(): Reader {
  return {
    kind: 'notes.list',
    label: { ja: 'メモ', en: 'Notes' },
    recognise: async (files) => (files.some(({ path }) => path.endsWith('notes.txt')) ? 0.9 : 0),
    async read(files, { answers }) {
      const file = files.find(({ path }) => path.endsWith('notes.txt'));
      const text = file === undefined ? '' : new TextDecoder().decode(await file.bytes());
      const lines = text.split('\n');
      if (answers.order === 'sorted') lines.sort();
      return {
        preview: { lines: lines.length },
        findings: lines.flatMap((line, n) =>
          line === 'odd' ? [finding('intake.trial-odd', { row: n + 1 })] : [],
        ),
        questions: [
          { id: 'order', text: { ja: '並び順は？', en: 'Which order?' }, choices: [], assumed: 'kept' },
        ],
        payload: { lines },
      };
    },
    async commit(trx, input) {
      const { lines } = input.payload as { lines: string[] };
      const originals = input.originals.map(({ name }) => name);
      if (input.repeats !== null) return { version: input.repeats, summary: { repeated: true } };
      for (const text of lines) {
        await sql`insert into notes.notes (owner, version, text) values (${input.owner}, ${input.stagedId}, ${text})`.execute(
          trx,
        );
      }
      return {
        version: input.stagedId,
        summary: { stored: lines.length, answers: input.answers, originals },
      };
    },
  };
}
