/** Notices for people who asked for them: queued once, handed on by mail, push or webhook, stopped by one tap. See README.md. */
export { chosenParts, hourName } from './choices.ts';
export type { Channel, NoticeKind, NoticeSubject, NoticeText } from './contract.ts';
export { deliverDue, noticesHome, sendSoon, sweepNotices } from './home.ts';
export { pushWorkerSource } from './push-worker.ts';
export {
  type ForAll,
  type GroupNotice,
  isDone,
  type Notice,
  notify,
  notifyAll,
  type ReaderGroup,
} from './queue.ts';
export { afterQuiet } from './quiet.ts';
export {
  type AskAnswer,
  addWebhook,
  askByMail,
  askByPush,
  manageToken,
  readDevice,
  removeWebhook,
  type Webhook,
  webhooksOf,
} from './requests.ts';
export { vapidKeys } from './secrets.ts';
export { subscribe, subscriberOf, type Wish } from './subscriptions.ts';
