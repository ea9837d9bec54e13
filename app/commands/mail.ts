/** `tomoni mail bounces`: what comes back to the sender's mailbox, piped in or as files. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { type Finding, publicFinding } from '@tomoni/findings';
import {
  type Bounce,
  type BounceOutcome,
  letterReturned,
  lettersIn,
  readBounce,
  returnFinding,
} from '@tomoni/platform/mail';
import { isOfNotice, noticesReturned } from '@tomoni/platform/notices';
import type { Db } from '@tomoni/platform/storage';
import { readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { openSite } from '../open-site.ts';
import { printFindings } from '../print-findings.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

/** What was made of the letters; `left` are those that a person should read. */
interface Outcome {
  letters: number;
  /** Reports that say anew that a mailbox isn't there. */
  counted: number;
  /** Reports that were counted before. */
  known: number;
  /** Reports of delays, deliveries, and failures that may pass. */
  passing: number;
  left: number;
  /** Readers who are told nothing more until they say that their address works. */
  paused: number;
}

const NOTHING: Outcome = { letters: 0, counted: 0, known: 0, passing: 0, left: 0, paused: 0 };

/** So many letters that are left are listed; all are counted. */
const MOST_FINDINGS = 200;

export const mailCommand: Command = {
  name: 'mail',
  usage: {
    ja: 'mail bounces [ファイル…|-] [--json]  送信元に戻ってきたメールを読み、届かないアドレスへのお知らせを止めます',
    en: 'mail bounces [FILE…|-] [--json]  reads letters that came back to the sender, and pauses notices to addresses that are no more',
  },
  emptyDocument: NOTHING,
  async run(args, { lang, json, env }) {
    const [action, ...paths] = readArguments(args, {}).positionals;
    if (action !== 'bounces') {
      throw new UsageProblem({
        ja: 'mail のあとに bounces を書いてください。',
        en: 'Write bounces after mail.',
      });
    }
    const work = await readAll(sourcesOf(paths));
    if (work.bounces.length > 0) {
      const { site, close } = await openSite({ settings: readSettings(env), lang, share: true });
      try {
        await note(site.db, work);
      } finally {
        await close();
      }
    }
    const { outcome } = work;
    const findings = work.findings.map((finding) => publicFinding(finding, lang));
    if (json) process.stdout.write(`${JSON.stringify({ ...outcome, findings })}\n`);
    printFindings(findings, lang);
    say(lang, {
      ja: `メール ${outcome.letters} 通：届かないアドレス ${outcome.counted}、数えてあったもの ${outcome.known}、一時的なもの ${outcome.passing}、人が読むもの ${outcome.left}。お知らせを止めた人 ${outcome.paused}。`,
      en: `${outcome.letters} letters: no such mailbox ${outcome.counted}, counted before ${outcome.known}, passing ${outcome.passing}, for a person to read ${outcome.left}. Readers paused: ${outcome.paused}.`,
    });
    // A program that hands letters on keeps those that are for a person.
    return outcome.left === 0;
  },
};

interface Source {
  name: string;
  open(): AsyncIterable<Uint8Array>;
}

/** @throws UsageProblem for a file that isn't there, and when nothing is piped in either */
function sourcesOf(paths: readonly string[]): Source[] {
  if (paths.length === 0 && process.stdin.isTTY) {
    throw new UsageProblem({
      ja: 'ファイルを書くか、標準入力にメールを流してください。',
      en: 'Give a file, or pipe letters in.',
    });
  }
  return (paths.length === 0 ? ['-'] : paths).map((path) => {
    if (path === '-') return { name: '-', open: () => process.stdin };
    if (!existsSync(path) || !statSync(path).isFile()) {
      throw new UsageProblem({ ja: `${path} というファイルはありません。`, en: `There is no file ${path}.` });
    }
    return { name: path, open: () => createReadStream(path) };
  });
}

interface Work {
  outcome: Outcome;
  findings: Finding[];
  bounces: { bounce: Bounce; file: string; number: number }[];
}

async function readAll(sources: readonly Source[]): Promise<Work> {
  const work: Work = { outcome: { ...NOTHING }, findings: [], bounces: [] };
  for (const { name: file, open } of sources) {
    let number = 0;
    for await (const letter of lettersIn(open())) {
      number += 1;
      work.outcome.letters += 1;
      const reading = readBounce(letter);
      if (reading.what === 'bounce') work.bounces.push({ bounce: reading.bounce, file, number });
      else if (reading.what === 'nothing') work.outcome.passing += 1;
      else leave(work, reading.what === 'other' ? 'mail.no-report' : 'mail.report-unreadable', file, number);
    }
  }
  return work;
}

function leave(work: Work, code: Parameters<typeof returnFinding>[0], file: string, number: number): void {
  work.outcome.left += 1;
  if (work.findings.length < MOST_FINDINGS) work.findings.push(returnFinding(code, { file }, { number }));
}

const LEFT = {
  unknown: 'mail.report-unknown',
  elsewhere: 'mail.report-elsewhere',
  other: 'mail.report-of-rule',
} as const satisfies Partial<Record<BounceOutcome, string>>;

async function note(db: Db, work: Work): Promise<void> {
  const ofNotices = work.bounces.filter(({ bounce }) => isOfNotice(bounce));
  const { outcomes, paused } = await noticesReturned(
    db,
    ofNotices.map(({ bounce }) => bounce),
  );
  work.outcome.paused = paused;
  for (const [at, { file, number }] of ofNotices.entries())
    count(work, outcomes[at] ?? 'unknown', file, number);
  for (const { bounce, file, number } of work.bounces) {
    if (!isOfNotice(bounce)) count(work, await letterReturned(db, bounce), file, number);
  }
}

function count(work: Work, outcome: BounceOutcome, file: string, number: number): void {
  if (outcome === 'unknown' || outcome === 'elsewhere' || outcome === 'other')
    leave(work, LEFT[outcome], file, number);
  else work.outcome[outcome] += 1;
}
