// `npm test`: everything that must hold, the browser included. See tools/test/main.ts.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const { main } = await import('./test/main.ts');
// Said outright: exit hooks of a dependency must not turn a failure into success.
process.exit(await main(process.argv.slice(2)));
