/** Files that belong to something: type by content, bounds, no metadata in pictures, safe sending, real removal. */
export type { AttachmentType } from './kinds.ts';
export { type Attachment, type AttachmentPolicy, type NewAttachment, put } from './put.ts';
export { AttachmentRefusal } from './refusal.ts';
export { attachmentOf, attachmentsOf, remove, removeOf, sendAttachment } from './serve.ts';
export { attachmentsHome } from './tables.ts';
