/** A fresh database for a test file. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { settings } from '../storage/guard.ts';
import type { Db, Migrating } from '../storage/index.ts';
import { migrate } from '../storage/index.ts';
import { openPool } from '../storage/pool.ts';
import type { TemplateAnswer, TemplateKind } from './provided.ts';

export interface TestDatabase {
  db: Db;
  pool: pg.Pool;
}

export interface TestDatabaseOptions {
  /** Only these tables, migrated now, instead of those of the whole site: for a home or module tested alone. */
  owners?: readonly Migrating[];
}

/**
 * An empty database with all tables, for this test file alone; gone when the file is done.
 *
 *     const { db } = await testDatabase();   // at the top of the file
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { host, template } = await templateOf(options.owners === undefined ? 'whole' : 'bare');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(host, `create database ${name} template ${template} strategy file_copy`);
  const { db, pool } = openPool(settings(host, name));
  afterAll(async () => {
    await pool.end();
    await asAdmin(host, `drop database ${name} with (force)`);
  });
  if (options.owners !== undefined) await migrate(db, options.owners);
  return { db, pool };
}

const admins = new Map<string, pg.Pool>();

/** Over one connection for all files of a worker, as long as they follow each other. */
async function asAdmin(host: string, statement: string): Promise<void> {
  let admin = admins.get(host);
  if (admin === undefined) {
    admin = new pg.Pool({ ...settings(host, 'postgres'), max: 1, allowExitOnIdle: true });
    // The server stops with the run.
    admin.on('error', () => undefined);
    admins.set(host, admin);
  }
  await admin.query(statement);
}

async function templateOf(kind: TemplateKind): Promise<{ host: string; template: string }> {
  const text = await get(inject('tomoniTestServer'), `/${kind}`);
  const answer = JSON.parse(text) as TemplateAnswer;
  if ('error' in answer) throw new Error(`The test database could not be made: ${answer.error}`);
  return answer;
}

function get(socketPath: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text)).on('error', reject);
    });
    asked.on('error', reject).end();
  });
}
