/** The unit of systemd and what docs/operators.md tells an operator to do with it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const unit = read('deploy/tomoni.service');
const manual = read('docs/operators.md');

/** The words of a setting of the unit. */
function setting(name: string): string[] {
  const value = new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];
  return value?.split(' ') ?? [];
}

describe('the unit of systemd', () => {
  it('regression: lets the site write the list of removals beside the backups that the manual makes', () => {
    const folders = [...manual.matchAll(/npx tomoni backup (\/\S+?)\/(?=\s)/g)].map(([, folder]) => folder);
    expect(folders.length).toBeGreaterThan(0);
    const writable = setting('ReadWritePaths').map((word) => word.replace(/^-/, ''));
    for (const folder of folders) expect(writable).toContain(folder);
  });

  it('regression: after a reboot begins after a PostgreSQL of the same machine', () => {
    expect(setting('After')).toContain('postgresql.service');
  });
});

it('regression: the image that the manual builds has the health check of the Containerfile', () => {
  expect(read('deploy/Containerfile')).toMatch(/^HEALTHCHECK /m);
  const builds = [...`${manual}\n${read('deploy/Containerfile')}`.matchAll(/podman build .*/g)];
  expect(builds.length).toBeGreaterThan(1);
  for (const [command] of builds) expect(command).toContain('--format docker');
});
