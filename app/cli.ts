/** The `tomoni` command: finds the command that was asked for, runs it, and says how it ended. */
import { EnvironmentProblem } from '@tomoni/platform/storage';
import { type Command, type CommandContext, UsageProblem } from './command.ts';
import { withEnvFile } from './env-file.ts';
import { langOf, say } from './terminal.ts';

/** Loaded only when asked for: reading a CSV file needs neither a server nor a database. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  collection: async () => (await import('./commands/collection.ts')).collectionCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  user: async () => (await import('./commands/user.ts')).userCommand,
  mail: async () => (await import('./commands/mail.ts')).mailCommand,
  purge: async () => (await import('./commands/purge.ts')).purgeCommand,
  settings: async () => (await import('./commands/settings.ts')).settingsCommand,
  translations: async () => (await import('./commands/translations.ts')).translationsCommand,
};

/** Exit codes, the same for every command. */
const EXIT = { fine: 0, inputErrors: 1, usage: 2, environment: 3 } as const;

/** Runs one command line and gives its exit code. Never throws. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [name, ...rest] = args;
  const context: CommandContext = {
    env,
    lang: langOf(args, withEnvFile(env)),
    json: args.includes('--json'),
  };
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(context, name);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    say(context.lang, {
      ja: `「${name}」という命令はありません。npx tomoni help で一覧が出ます。`,
      en: `There is no command “${name}”. npx tomoni help lists them.`,
    });
    return EXIT.usage;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    say(context.lang, command.usage);
    return EXIT.fine;
  }
  try {
    const ok = await command.run(rest, context);
    return ok ? EXIT.fine : EXIT.inputErrors;
  } catch (error) {
    return reportFailure(error, command, context);
  }
}

async function help({ lang }: CommandContext, asked: string | undefined): Promise<number> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  say(lang, {
    ja: `使い方：npx tomoni <命令>\n\n${all.map(({ usage }) => `  ${usage.ja}`).join('\n')}\n`,
    en: `Usage: npx tomoni <command>\n\n${all.map(({ usage }) => `  ${usage.en}`).join('\n')}\n`,
  });
  return asked === undefined ? EXIT.usage : EXIT.fine;
}

/** A clear line for what people can mend; a stack only for faults of our own. `--json` prints a document all the same. */
function reportFailure(error: unknown, command: Command, { lang, json }: CommandContext): number {
  const known = error instanceof EnvironmentProblem || error instanceof UsageProblem;
  const code = known ? error.code : 'tomoni.fault';
  const text = known ? error.text : faultText(error);
  if (json) {
    const finding = { code, severity: 'error', message: text[lang], where: {} };
    process.stdout.write(`${JSON.stringify({ ...command.emptyDocument, findings: [finding] })}\n`);
  }
  say(lang, text);
  if (error instanceof UsageProblem) {
    say(lang, command.usage);
    return EXIT.usage;
  }
  if (!known && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  return EXIT.environment;
}

function faultText(error: unknown): { ja: string; en: string } {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    ja: `Tomoni の不具合で止まりました（${detail}）。`,
    en: `A fault in Tomoni stopped this (${detail}).`,
  };
}
