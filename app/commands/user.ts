import {
  appoint,
  appointmentFault,
  appointmentsOf,
  endAppointment,
  findPersonByEmail,
  INVITATION_DAYS,
  invite,
  isKnownScope,
  LONGEST_APPOINTMENT_DAYS,
  listAppointments,
  listPeople,
  normaliseEmail,
  type Person,
  scopeKinds,
  scopeName,
} from '@tomoni/accounts/contract';
import { addDays, isIsoDate, todayIn } from '@tomoni/japanese';
import { isMailAddress } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import type { BaseLang } from '@tomoni/platform/messages';
import { type Role, roleName, roles } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { type Arguments, readArguments } from '../arguments.ts';
import { type Command, UsageProblem } from '../command.ts';
import { openSite } from '../open-site.ts';
import { readSettings } from '../settings.ts';
import { say } from '../terminal.ts';

interface Work {
  site: Site;
  lang: BaseLang;
  json: boolean;
  given: Arguments;
  today: string;
  /** What links on the terminal begin with. */
  origin: string;
}

/** `tomoni user`: the first admin of a site, and help when nobody can sign in. */
export const userCommand: Command = {
  name: 'user',
  usage: {
    ja: 'user add メール [--admin] | list | appoint メール 役割 [町の番号] [--until 年-月-日] | end メール 役割 [町の番号]  使う人を加え、任命します',
    en: 'user add EMAIL [--admin] | list | appoint EMAIL ROLE [PLACE] [--until DATE] | end EMAIL ROLE [PLACE]  adds and appoints people',
  },
  emptyDocument: { people: [] },
  async run(args, { lang, json, env }) {
    const given = readArguments(args, { admin: 'flag', until: 'text' });
    const [action = '', ...rest] = given.positionals;
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action as keyof typeof ACTIONS] : null;
    if (run === null) {
      throw new UsageProblem({
        ja: 'user のあとに add、list、appoint、end のどれかを書いてください。',
        en: 'Write add, list, appoint or end after user.',
      });
    }
    const settings = readSettings(env);
    const { site, close } = await openSite({ settings, lang, share: true });
    try {
      const today = todayIn('Asia/Tokyo', site.now());
      const origin = site.publicUrl ?? `http://localhost:${settings.PORT}`;
      return await run({ site, lang, json, given, today, origin }, rest);
    } finally {
      await close();
    }
  },
};

const ACTIONS = { add, list, appoint: appointSomebody, end };

function add(work: Work, [email]: string[]): Promise<boolean> {
  const who = emailOf(email);
  return work.given.flag('admin') ? give(work, who, 'site-admin', 'site') : addWithoutRole(work, who);
}

async function addWithoutRole(work: Work, email: string): Promise<boolean> {
  if ((await findPersonByEmail(work.site.db, email)) !== null) {
    say(work.lang, { ja: `${email} は、もう登録されています。`, en: `${email} is registered already.` });
    return true;
  }
  return invitePerson(work, email, null);
}

function appointSomebody(work: Work, [email, role, scope = 'site']: string[]): Promise<boolean> {
  return give(work, emailOf(email), role ?? '', scope);
}

/** Appoints who is registered, invites who isn't. */
async function give(work: Work, email: string, role: string, scope: string): Promise<boolean> {
  const { site, today, lang } = work;
  const person = await findPersonByEmail(site.db, email);
  const until = work.given.text('until') ?? addDays(today, DEFAULT_DAYS);
  await refuseFaults(work, { role, scope, until, person: person?.id ?? '' });
  const promised = { role: role as Role, scope, from: today, until };
  if (person === null) return invitePerson(work, email, promised);
  await transaction(site.db, (trx) =>
    appoint(trx, { ...promised, person: person.id, by: 'operator', at: site.now() }),
  );
  if (work.json) print({ people: [await documentOf(work, person)], link: null, findings: [] });
  const where = { ja: await scopeName(site.db, scope, 'ja'), en: await scopeName(site.db, scope, 'en') };
  say(lang, {
    ja: `${person.name}さん（${email}）を、${where.ja}の${roleName(promised.role, 'ja')}に任命しました（${until} まで）。`,
    en: `${person.name} (${email}) is now ${roleName(promised.role, 'en')} for ${where.en}, until ${until}.`,
  });
  return true;
}

/** A year; who wants less says so with --until. */
const DEFAULT_DAYS = 365;

async function refuseFaults(
  work: Work,
  asked: { role: string; scope: string; until: string; person: string },
) {
  const kind = scopeKinds[asked.role as Role] ?? 'site';
  const fault = isIsoDate(asked.until)
    ? appointmentFault(asked, {
        today: work.today,
        appointedBy: 'operator',
        isKnownScope: await isKnownScope(work.site.db, asked.scope, kind),
      })
    : 'until';
  if (fault === 'role') {
    throw new UsageProblem({
      ja: `役割は ${roles.join('、')} のどれかです。`,
      en: `A role is one of ${roles.join(', ')}.`,
    });
  }
  if (fault === 'scope') {
    throw new UsageProblem({
      ja: `${roleName(asked.role as Role, 'ja')}を「${asked.scope}」に置くことはできません。${WHERE[kind].ja}を書いてください。`,
      en: `${roleName(asked.role as Role, 'en')} cannot be given for “${asked.scope}”: write ${WHERE[kind].en}.`,
    });
  }
  if (fault !== null) {
    throw new UsageProblem({
      ja: `--until は、きょうから ${LONGEST_APPOINTMENT_DAYS} 日以内の日付（2027-03-31 の形）です。`,
      en: `--until is a date within ${LONGEST_APPOINTMENT_DAYS} days from today, like 2027-03-31.`,
    });
  }
}

const WHERE = {
  site: { ja: 'サイト全体なので、場所なし', en: 'no place, since it is for the whole site' },
  place: { ja: 'このサイトにある町の6けたの番号', en: 'the six-digit code of a town of this site' },
  group: { ja: 'このサイトにある団体の名前（英字）', en: 'the short name of a group of this site' },
};

type Promised = { role: Role; scope: string; from: string; until: string };

async function invitePerson(work: Work, email: string, promised: Promised | null): Promise<boolean> {
  const { site, lang, origin } = work;
  const appointments = promised === null ? [] : [promised];
  const token = await invite(site.db, { email, lang, invitedBy: 'operator', appointments }, INVITATION_DAYS);
  const link = `${origin}${lang === 'en' ? '/en' : ''}/invitation/${token}`;
  if (work.json) print({ people: [], link, findings: [] });
  say(lang, {
    ja: `${email} の登録は、このリンクから（${INVITATION_DAYS} 日のあいだ、1回だけ使えます）：\n${link}`,
    en: `${email} joins with this link (once, within ${INVITATION_DAYS} days):\n${link}`,
  });
  return true;
}

async function end(work: Work, [email, role = '', scope = 'site']: string[]): Promise<boolean> {
  const { site, lang, today } = work;
  const who = emailOf(email);
  const person = await findPersonByEmail(site.db, who);
  const held = person === null ? [] : await appointmentsOf(site.db, person.id);
  const found = held.find((one) => one.role === role && one.scope === scope && one.endedAt === null);
  if (person === null || found === undefined) {
    if (work.json) print({ people: [], link: null, findings: [] });
    say(lang, {
      ja: `${who} に、その役割はありません。tomoni user list で確かめてください。`,
      en: `${who} has no such role. See tomoni user list.`,
    });
    return false;
  }
  await transaction(site.db, (trx) =>
    endAppointment(trx, { id: found.id, by: 'operator', today, at: site.now() }),
  );
  if (work.json) print({ people: [await documentOf(work, person)], link: null, findings: [] });
  say(lang, {
    ja: `${person.name}さんの任命を終えました。`,
    en: `The appointment of ${person.name} is ended.`,
  });
  return true;
}

async function list(work: Work): Promise<boolean> {
  const { site, lang } = work;
  const people = await Promise.all((await listPeople(site.db)).map((person) => documentOf(work, person)));
  if (work.json) {
    print({ people, link: null, findings: [] });
    return true;
  }
  for (const { name, email, appointments } of people) {
    say(lang, { ja: `${name}  ${email}`, en: `${name}  ${email}` });
    for (const one of appointments) {
      say(lang, {
        ja: `  ${roleName(one.role, 'ja')}（${one.role}） ${one.scope}  ${one.until} まで`,
        en: `  ${roleName(one.role, 'en')} (${one.role}) ${one.scope}  until ${one.until}`,
      });
    }
  }
  if (people.length === 0) {
    say(lang, {
      ja: 'まだだれもいません。tomoni user add メール --admin で始めてください。',
      en: 'There is nobody yet. Begin with tomoni user add EMAIL --admin.',
    });
  }
  return true;
}

async function documentOf({ site }: Work, { id, name, email }: Person) {
  const held = (await listAppointments(site.db)).filter(({ person }) => person === id);
  return {
    name,
    email,
    appointments: held.map(({ role, scope, from, until }) => ({ role, scope, from, until })),
  };
}

function emailOf(text: string | undefined): string {
  const email = normaliseEmail(text ?? '');
  if (isMailAddress(email)) return email;
  throw new UsageProblem({
    ja: 'メールアドレスを書いてください（hanako@example.jp の形）。',
    en: 'Write an e-mail address, like hanako@example.jp.',
  });
}

function print(document: object): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}
