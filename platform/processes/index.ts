/** Several processes of one site behind one port. See README.md. */
export { type Child, thisChild } from './child.ts';
export { type Supervised, type SuperviseOptions, superviseProcesses } from './supervise.ts';
