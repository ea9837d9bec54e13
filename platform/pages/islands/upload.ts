/** Files are dropped, sent in pieces with words about how far it is, and go on after a cut: see upload/sending.ts. */
import { UploadForm } from './upload/upload-form.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload-script]')) {
  new UploadForm(form).wake();
}
