/**
 * `npm run new:module NAME` makes a module in the one shape that all have, from tools/module-template, and makes the
 * edits by which the site knows it: app/modules.ts, app/package.json, tools/layers.ts, the picture in ARCHITECTURE.md.
 */
import { fileURLToPath } from 'node:url';
import { addModule, refusal } from './new-module/add-module.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = process.argv[2] ?? '';
const reason = refusal(root, name);
if (reason !== null) {
  console.error(reason);
  process.exit(2);
}
for (const path of addModule(root, name)) console.log(path);
console.log(`
Next:
  npm install                          links the new module
  ${`npx vitest run modules/${name}`.padEnd(37)}its tests pass
  npx vitest run app/permissions -u    writes who may do what into docs/permissions.md: read what it says
  npm run check

Then make it yours: begin with modules/${name}/README.md and rules.ts; modules/collection is the one to copy from.`);
