/** Notices for people who asked for them: queued once, handed on by mail, push or webhook, stopped by one tap. See README.md. */
export { chosenParts, hourName } from './choices.ts';
export type { Channel, NoticeKind, NoticeSubject, NoticeText } from './contract.ts';
export { readDevice } from './devices.ts';
export { deliverDue, noticesHome, sendSoon, sweepNotices } from './home.ts';
export {
  type ForAll,
  type GroupNotice,
  type NoticesOf,
  notifyAll,
  type ReaderGroup,
} from './notify-all.ts';
export { RelayDesk, type RelayState } from './pages/relay-desk.tsx';
export { pushWorkerSource } from './push-worker.ts';
export { type Notice, notify } from './queue.ts';
export { afterQuiet } from './quiet.ts';
export { addRelay, removeRelay } from './relays.ts';
export {
  type AskAnswer,
  askByMail,
  askByPush,
  manageToken,
  type Webhook,
  webhooksOf,
} from './requests.ts';
export { isOfNotice, noticesReturned } from './returned.ts';
export { vapidKeys } from './secrets.ts';
export { subscribe, subscriberOf, type Wish } from './subscriptions.ts';
export { hasBegun, isDone, leaveOpen, markDone, openWorks } from './works.ts';
