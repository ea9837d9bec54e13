/** What a command of `tomoni` is. */
import type { BaseLang } from '@tomoni/platform/messages';

export interface CommandContext {
  env: NodeJS.ProcessEnv;
  /** Language of the texts for people. */
  lang: BaseLang;
  /** Print exactly one JSON document on standard output. */
  json: boolean;
}

export interface Text {
  ja: string;
  en: string;
}

export interface Command {
  name: string;
  /** One line: how it is called and what it does. */
  usage: Text;
  /** What `--json` prints besides findings when it failed before it had anything. */
  emptyDocument: object;
  /**
   * Runs it; false means that the input has errors (exit 1).
   * @throws UsageProblem (exit 2), EnvironmentProblem (exit 3)
   */
  run(args: readonly string[], context: CommandContext): Promise<boolean>;
}

/** The command was called wrongly: exit 2 with what is wrong and how it is called. */
export class UsageProblem extends Error {
  readonly code = 'tomoni.usage';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.name = 'UsageProblem';
    this.text = text;
  }
}
