/** Reads the text format by its rules and refuses what breaks one. Knows nothing of the writer. */

interface Read {
  samples: { name: string; labels: Record<string, string>; value: number }[];
  types: Record<string, string>;
  helps: Record<string, string>;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;
const ESCAPES: Record<string, string> = { '\\n': '\n', '\\\\': '\\', '\\"': '"' };

/** Throws an Error with the line that breaks a rule. */
export function parseText(text: string): Read {
  if (!text.endsWith('\n')) throw new Error('The last line must end with a line feed');
  const read: Read = { samples: [], types: {}, helps: {} };
  const seen = new Set<string>();
  for (const line of text.slice(0, -1).split('\n')) {
    const head = new RegExp(`^# (HELP|TYPE) (${NAME}) (.*)$`).exec(line);
    if (head !== null) {
      const [, what, name = '', rest = ''] = head;
      if (read.samples.some((sample) => familyOf(sample.name, read.types) === name))
        throw new Error(`Too late: ${line}`);
      const into = what === 'HELP' ? read.helps : read.types;
      if (into[name] !== undefined) throw new Error(`Twice: ${line}`);
      into[name] = what === 'HELP' ? rest.replace(/\\[\\n]/g, (found) => ESCAPES[found] ?? '') : rest;
      continue;
    }
    const sample = new RegExp(`^(${NAME})(?:\\{(.*)\\})? ([+-]?(?:Inf|NaN|[0-9.]+(?:e[+-]?[0-9]+)?))$`).exec(
      line,
    );
    if (sample === null) throw new Error(`Not a sample: ${line}`);
    const [, name = '', labelText = '', number = ''] = sample;
    const labels = readLabels(labelText, line);
    const key = name + JSON.stringify(labels);
    if (seen.has(key)) throw new Error(`Twice: ${line}`);
    seen.add(key);
    read.samples.push({ name, labels, value: Number(number.replace('Inf', 'Infinity')) });
  }
  return read;
}

function readLabels(text: string, line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const found = LABEL.exec(text);
    if (found === null) throw new Error(`Not labels: ${line}`);
    const [, name = '', value = ''] = found;
    if (labels[name] !== undefined) throw new Error(`A label twice: ${line}`);
    labels[name] = value.replace(/\\[\\n"]/g, (sign) => ESCAPES[sign] ?? '');
  }
  return labels;
}

function familyOf(name: string, types: Record<string, string>): string {
  const base = name.replace(/_(?:bucket|sum|count)$/, '');
  return types[base] === 'histogram' ? base : name;
}
