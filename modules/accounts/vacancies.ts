/** Places whose last official or approver is gone, by whatever way: ended, run out, account deleted. */
import type { IsoDate } from '@tomoni/japanese';
import type { Role } from '@tomoni/platform/permissions';
import type { Db, Trx } from '@tomoni/platform/storage';
import { sql } from 'kysely';

export type StaffRole = Extract<Role, 'official' | 'approver'>;

export interface Vacancy {
  place: string;
  role: StaffRole;
}

export function isStaffRole(role: string): role is StaffRole {
  return role === 'official' || role === 'approver';
}

/** From now on somebody is missed there when nobody has this role. */
export async function expectStaff(trx: Trx, { place, role }: Vacancy): Promise<void> {
  await sql`insert into accounts.staffed (place, role) values (${place}, ${role}) on conflict do nothing`.execute(
    trx,
  );
}

/** Nobody is missed there: the place does without. */
export async function doWithout(db: Db, { place, role }: Vacancy): Promise<void> {
  await sql`delete from accounts.staffed where place = ${place} and role = ${role}`.execute(db);
}

/** Roles that nobody has today, at places where somebody had them; also those whose appointment only begins later. */
export async function vacancies(db: Db, today: IsoDate): Promise<Vacancy[]> {
  const { rows } = await sql<Vacancy>`
    select place, role from accounts.staffed s
    where not exists (
      select from accounts.appointment a
      where a.scope = s.place and a.role = s.role and a.ended_at is null
        and a.first_day <= ${today} and a.last_day >= ${today}
    )
    order by place, role desc`.execute(db);
  return rows;
}
