/** How often something may be tried. See README.md. */
export { limitsHome } from './home.ts';
export { networkOf } from './network.ts';
export { giveBack, type Limit, sweepTurns, type Turn, takeTurn } from './turns.ts';
