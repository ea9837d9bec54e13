/**
 * Real files of towns against labels that were made of them by hand: what each table is and what each column means. The
 * files are not ours to keep; they lie beside the repository. Without them the labels themselves are looked at.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { datasets } from './standard/index.ts';
import { labels, type Score, scoreOf } from './testing/labels.ts';

const ROOT = fileURLToPath(new URL('../../../shared/data/opendata', import.meta.url));

describe('the labels', () => {
  it('name datasets of the standard', () => {
    const slugs = new Set(datasets.map(({ slug }) => slug));
    const named = labels().flatMap(({ sheets }) => sheets.flatMap(({ dataset }) => [dataset].flat()));
    expect(named.length).toBeGreaterThan(280);
    expect(named.filter((slug) => slug !== null && !slugs.has(slug))).toEqual([]);
  });
});

const realFiles = () => {
  const scores: Score[] = [];
  beforeAll(async () => {
    for (const file of labels()) scores.push(await scoreOf(file, ROOT));
    console.log(report(scores));
  }, 300_000);

  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);

  it('are read, all of them', () => {
    expect(scores.length).toBeGreaterThan(230);
    expect(scores.flatMap(({ file, unread }) => unread.map((sheet) => `${file}: ${sheet}`))).toEqual([]);
  });

  it('are recognised in 98 of 100 cases', () => {
    expect(sum(({ datasets }) => datasets) / sum(({ sheets }) => sheets)).toBeGreaterThanOrEqual(0.98);
  });

  it('have their header row found', () => {
    expect(sum(({ headerRows }) => headerRows) / sum(({ sheets }) => sheets)).toBeGreaterThanOrEqual(0.98);
  });

  it('have 97 of 100 columns understood, and no wrong one above 0.9', () => {
    expect(sum(({ rightColumns }) => rightColumns) / sum(({ columns }) => columns)).toBeGreaterThanOrEqual(
      0.97,
    );
    expect(scores.flatMap(({ file, sureMistakes }) => sureMistakes.map((one) => `${file}: ${one}`))).toEqual(
      [],
    );
  });
};

if (existsSync(ROOT)) describe('the labelled files of towns', realFiles);
else console.info('No ../shared/data beside this repository: the labelled files of towns are not read.');

/** All in one line, then the table per file: right datasets of its sheets, right columns of its columns, and what is wrong. */
function report(scores: readonly Score[]): string {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  const total =
    `of ${sum(({ sheets }) => sheets)} tables right: ${sum(({ datasets }) => datasets)} datasets, ` +
    `${sum(({ editions }) => editions)} editions, ${sum(({ headerRows }) => headerRows)} header rows; ` +
    `${sum(({ rightColumns }) => rightColumns)} of ${sum(({ columns }) => columns)} columns`;
  const lines = scores
    .map(({ file, datasets, sheets, rightColumns, columns, mistakes }) =>
      [
        `${datasets}/${sheets} ${rightColumns}/${columns} ${file}`,
        ...mistakes.map((one) => `    ${one}`),
      ].join('\n'),
    )
    .join('\n');
  return `${total}\n${lines}`;
}
