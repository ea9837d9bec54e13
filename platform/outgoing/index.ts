/** The one way out over HTTP, to public addresses and to hosts that the operator named. See README.md. */
export { isPublicAddress } from './addresses.ts';
export {
  type Outgoing,
  type OutgoingAnswer,
  type OutgoingOptions,
  type OutgoingRequest,
  openOutgoing,
} from './request.ts';
export { OutgoingRefusal, type RefusalCode, type Resolve, readTarget } from './target.ts';
