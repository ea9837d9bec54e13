import { describe, expect, it } from 'vitest';
import { prepareSystem, SYSTEM_PACKAGES, type System } from './system-packages.ts';

/** A machine that knows some packages and, when it can, installs what apt-get is told to. */
function machine(options: { has: string[] | null; root: boolean; works?: (args: string[]) => boolean }) {
  const has = options.has === null ? null : new Set(options.has);
  const said: string[] = [];
  const ran: string[] = [];
  const system: System = {
    installed: () => has,
    isRoot: () => options.root,
    wantNoDatabase: () => void ran.push('no database'),
    run(command, args) {
      ran.push([command, ...args].join(' '));
      if (options.works?.(args) === false) return false;
      if (args[0] === 'install') for (const name of args) has?.add(name);
      return true;
    },
    say: (line) => said.push(line),
  };
  return { system, said, ran };
}

const WANTED = [...SYSTEM_PACKAGES.unit, ...SYSTEM_PACKAGES.browser];
const WITHOUT_FONT = WANTED.filter((name) => name !== 'fonts-noto-cjk');

describe('prepareSystem', () => {
  it('says nothing when all is there', () => {
    const { system, said, ran } = machine({ has: WANTED, root: false });
    expect(prepareSystem(system, WANTED)).toBe(true);
    expect([...said, ...ran]).toEqual([]);
  });

  it('installs only what is missing, as root', () => {
    const { system, ran } = machine({ has: WITHOUT_FONT, root: true });
    expect(prepareSystem(system, WANTED)).toBe(true);
    expect(ran).toEqual(['apt-get install -y --no-install-recommends fonts-noto-cjk']);
  });

  it('keeps a new PostgreSQL from starting a database', () => {
    const { system, ran } = machine({
      has: WANTED.filter((name) => name !== 'postgresql'),
      root: true,
    });
    expect(prepareSystem(system, WANTED)).toBe(true);
    expect(ran).toEqual(['no database', 'apt-get install -y --no-install-recommends postgresql']);
  });

  it('refreshes the package lists when the install does not do', () => {
    let updated = false;
    const works = (args: string[]) => {
      if (args[0] === 'update') updated = true;
      return updated;
    };
    const { system, ran } = machine({ has: WITHOUT_FONT, root: true, works });
    expect(prepareSystem(system, WANTED)).toBe(true);
    expect(ran).toHaveLength(3);
  });

  it('tells a user the one line to run, and fails', () => {
    const { system, said, ran } = machine({ has: WITHOUT_FONT, root: false });
    expect(prepareSystem(system, WANTED)).toBe(false);
    expect(said.join('\n')).toContain('sudo apt-get install -y --no-install-recommends fonts-noto-cjk');
    expect(ran).toEqual([]);
  });

  it('fails when apt-get fails', () => {
    const { system } = machine({ has: WITHOUT_FONT, root: true, works: () => false });
    expect(prepareSystem(system, WANTED)).toBe(false);
  });

  it('fails when apt-get says it did and did not', () => {
    const { system } = machine({ has: WITHOUT_FONT, root: true });
    expect(prepareSystem({ ...system, run: () => true }, WANTED)).toBe(false);
  });

  it('goes on where there is no dpkg, and says so', () => {
    const { system, said } = machine({ has: null, root: false });
    expect(prepareSystem(system, WANTED)).toBe(true);
    expect(said.join()).toContain('no dpkg');
  });
});
