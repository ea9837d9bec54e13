/** Letters to people: written into a table with what they tell, sent afterwards, tried again. See README.md. */
export { type Bounce, faultFor, type Reading, readBounce } from './bounce.ts';
export { type DeliverOptions, type Delivery, deliverMail } from './deliver.ts';
export { faultOf, type MailFault } from './faults.ts';
export { returnFinding } from './findings.ts';
export { mailHome, sendDueMail } from './home.ts';
export { letterKey, signedName } from './letter-name.ts';
export { lettersIn } from './mailbox.ts';
export { type MailHealth, mailHealth } from './measures.ts';
export {
  forgetMail,
  isMailAddress,
  listMail,
  type Mail,
  MailRefusal,
  mailRefusedAt,
  queueMail,
  type StoredMail,
  sweepMail,
} from './messages.ts';
export { type BounceOutcome, letterReturned, unlessCounted } from './returned.ts';
export { type MailTransport, openTransport } from './transport.ts';
