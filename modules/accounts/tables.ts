/** This module's tables. The first five are better-auth's, with its names of columns; the others are ours. */
import { type Db, tables } from '@tomoni/platform/storage';
import type { Generated } from 'kysely';

export type SignInMethod = 'password' | 'link' | 'passkey' | 'provider' | 'invitation';

/** What ended a key before its day: its maker, the end of the appointment, of the account, a restored copy. */
export type WhyEnded = 'maker' | 'appointment' | 'account' | 'restored';

export interface AccountsTables {
  person: {
    id: string;
    name: string;
    email: string;
    emailVerified: boolean;
    image: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
  session: {
    id: string;
    expiresAt: Date;
    token: string;
    createdAt: Date;
    updatedAt: Date;
    ipAddress: string | null;
    userAgent: string | null;
    userId: string;
    method: SignInMethod | null;
  };
  account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string | null;
    createdAt: Date;
    updatedAt: Date;
  };
  passkey: {
    id: string;
    name: string | null;
    userId: string;
    deviceType: string;
    backedUp: boolean;
    createdAt: Date | null;
  };
  verification: { id: string; identifier: string; value: string; expiresAt: Date };
  appointment: {
    id: string;
    person: string;
    role: string;
    scope: string;
    first_day: string;
    last_day: string;
    appointed_by: string;
    appointed_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
  invitation: {
    token_hash: string;
    email: string;
    invited_by: string | null;
    lang: string;
    appointments: unknown;
    created_at: Date;
    expires_at: Date;
  };
  key: {
    id: Generated<string>;
    person: string;
    place: string;
    name: string;
    start: string;
    digest: string;
    made_at: Date;
    last_day: string;
    used_on: Generated<string | null>;
    ended_at: Generated<Date | null>;
    why_ended: Generated<WhyEnded | null>;
  };
  secret: { single: boolean; value: string };
}

export const accountsTables = (db: Db) => tables<AccountsTables>(db, 'accounts');
