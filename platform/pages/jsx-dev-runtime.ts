/** The same for compilers that ask for the runtime of development. */
export { Fragment, type JSX, jsx as jsxDEV } from './jsx-runtime.ts';
