/** A program in several processes: `web-…` answers with its name; how it behaves stands in TRIAL. */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { EnvironmentProblem } from '../../storage/index.ts';
import { superviseProcesses, thisChild } from '../index.ts';

async function main(): Promise<void> {
  const trial = process.env.TRIAL ?? '';
  const child = thisChild(process.env);
  const log = {
    info: (fields: object, msg: string) => console.log(JSON.stringify({ level: 'info', ...fields, msg })),
    warn: (fields: object, msg: string) => console.log(JSON.stringify({ level: 'warn', ...fields, msg })),
    error: (fields: object, msg: string) => console.log(JSON.stringify({ level: 'error', ...fields, msg })),
  };

  if (child !== null) {
    if (trial === 'cannot') {
      await child.failed(new EnvironmentProblem('trial.cannot', { ja: '×', en: 'It cannot' }));
      process.exit(3);
    }
    const server = createServer((_, response) => response.end(child.name)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    child.ready(typeof address === 'object' ? (address?.port ?? null) : null, () => ({ name: child.name }));
    if (trial === 'dies' && child.name === 'web-2') setTimeout(() => process.exit(7), 50);
    await child.stopping;
    if (trial === 'stubborn') for (;;) await wait(1_000);
    server.close();
    server.closeAllConnections();
    child.end();
  } else {
    const names = ['web-1', 'web-2'];
    try {
      const supervised = await superviseProcesses({ names, log, lasting: (last) => last, stopWithinMs: 300 });
      process.once('SIGTERM', () => void supervised.stop());
      console.log(JSON.stringify({ msg: 'ready', port: supervised.port }));
    } catch (error) {
      console.log(
        JSON.stringify({
          msg: 'failed',
          code: error instanceof EnvironmentProblem ? error.code : String(error),
        }),
      );
      process.exitCode = 3;
    }
  }
}

void main();
