import { queueMail } from '@tomoni/platform/mail';
import { transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { acceptInvitation, invite } from './invitations.ts';
import { deletePerson, findPerson } from './people.ts';
import { removals, restore } from './restore.ts';
import { addPerson, OWNERS, testSite } from './testing-site.ts';

const { db } = await testDatabase({ owners: OWNERS });
const site = testSite(db);
const inviting = (email: string) =>
  invite(db, { email, invitedBy: 'operator', lang: 'ja', appointments: [] }, 14);
const join = (token: string) => acceptInvitation(db, { token, name: '見本 花子', passwordHash: null });

async function tablesWith(address: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select 'invitation' as name from accounts.invitation where email = ${address}
    union all select 'message' from mail.message where lower(recipient) = ${address}
    union all select 'person' from accounts.person where email = ${address} order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

it('an invitation that was open when the backup was made opens no account in the copy, and is counted', async () => {
  const token = await inviting('open@example.jp');
  await inviting('over@example.jp');
  await sql`update accounts.invitation set expires_at = now() where email = 'over@example.jp'`.execute(db);
  const told = await transaction(db, async (trx) => restore.settle?.(trx, { at: new Date() }));
  expect(told).toMatchObject({ invitationsEnded: 1 });
  expect(await join(token)).toBeNull();
  expect(await tablesWith('over@example.jp')).toEqual([]);
});

it('an account that came and went after the backup leaves no trace of its address in the copy', async () => {
  const address = 'gone@example.jp';
  const id = await join(await inviting(address));
  await deletePerson(site, id ?? '');
  const [last] = (await removals.list(db)).slice(-1);
  expect(last).toMatchObject({ id, record: { person: id, digest: expect.any(String) } });
  expect(JSON.stringify(last)).not.toContain('gone');

  // As the older copy has it: somebody was invited, and told so.
  await sql`delete from accounts.erased`.execute(db);
  const token = await inviting(address);
  await queueMail(db, { to: 'Gone@example.jp', subject: '招待', text: 'https://x.example/1' });
  await inviting('stays@example.jp');
  expect(await tablesWith(address)).toEqual(['invitation', 'message']);
  expect(await removals.replay(site, last?.record)).toEqual({ found: true });
  expect(await tablesWith(address)).toEqual([]);
  expect(await tablesWith('stays@example.jp')).toEqual(['invitation']);
  expect(await join(token)).toBeNull();
  expect(await removals.list(db)).toEqual([last]);
  expect(await removals.replay(site, last?.record)).toEqual({ found: false });
});

it('somebody else who has the address in the copy keeps it', async () => {
  const address = 'office@example.jp';
  const before = await addPerson(db, { email: address });
  await deletePerson(site, before);
  const record = (await removals.list(db)).find(({ id }) => id === before)?.record;
  const other = await addPerson(db, { email: address });
  await queueMail(db, { to: address, subject: 'お知らせ', text: 'x' });
  expect(await removals.replay(site, record)).toEqual({ found: false });
  expect(await findPerson(db, other)).not.toBeNull();
  expect(await tablesWith(address)).toEqual(['message', 'person']);
});

it('a list of an older release is taken as it is', async () => {
  const id = await addPerson(db, { email: 'older@example.jp' });
  expect(await removals.replay(site, { person: id })).toEqual({ found: true });
  expect(await removals.replay(site, { someone: 'else' })).toEqual({ found: false });
  await sql`alter table accounts.erased drop column digest`.execute(db);
  expect((await removals.list(db)).map(({ record }) => record)).toContainEqual({ person: id });
});
