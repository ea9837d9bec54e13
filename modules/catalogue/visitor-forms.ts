/** What visitors typed, read and judged; all of it is given back when something is missing. */
import type { Form } from '@tomoni/platform/http';
import type { messages } from './messages.ts';

type Texts = ReturnType<typeof messages>;

export interface FormError {
  name: string;
  message: string;
}

export interface WishForm {
  title: string;
  why: string;
  email: string;
}

export interface ReportForm {
  field: string;
  message: string;
  email: string;
}

export const MOST_TITLE = 100;
export const MOST_TEXT = 1000;
const MOST_MAIL = 200;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

const typed = (form: Form, name: string) => form.text(name).trim();

export function wishIn(form: Form): WishForm {
  return { title: typed(form, 'title'), why: typed(form, 'why'), email: typed(form, 'email') };
}

export function reportIn(form: Form): ReportForm {
  return { field: typed(form, 'field'), message: typed(form, 'message'), email: typed(form, 'email') };
}

export function wishErrors({ title, why, email }: WishForm, t: Texts): FormError[] {
  return [
    ...(title === '' ? [{ name: 'title', message: t('visit.wish.title.missing') }] : []),
    ...tooLong('title', title, MOST_TITLE, t),
    ...(why === '' ? [{ name: 'why', message: t('visit.wish.why.missing') }] : []),
    ...tooLong('why', why, MOST_TEXT, t),
    ...mailErrors(email, t),
  ];
}

export function reportErrors({ message, email }: ReportForm, t: Texts): FormError[] {
  return [
    ...(message === '' ? [{ name: 'message', message: t('visit.report.message.missing') }] : []),
    ...tooLong('message', message, MOST_TEXT, t),
    ...mailErrors(email, t),
  ];
}

function tooLong(name: string, text: string, most: number, t: Texts): FormError[] {
  return Array.from(text).length <= most ? [] : [{ name, message: t('visit.form.too-long', { most }) }];
}

function mailErrors(email: string, t: Texts): FormError[] {
  if (email === '' || (MAIL.test(email) && email.length <= MOST_MAIL)) return [];
  return [{ name: 'email', message: t('visit.form.mail-bad') }];
}
