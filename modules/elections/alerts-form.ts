/** From the form of an announcement to an alert, or to what is missing in it. */
import { addDays, type IsoDate, isIsoDate } from '@tomoni/japanese';
import type { Form } from '@tomoni/platform/http';
import type { Lang } from '@tomoni/platform/messages';
import type { Alert, NewAlert } from './alerts-model.ts';
import type { ChangeKind, PlaceChange, SeenPlace, SeenTown, ToldPlace } from './changed-place-model.ts';
import { toldOf } from './changed-place-rules.ts';
import { plainName } from './changed-place-same.ts';
import { messages } from './messages.ts';
import type { When } from './model.ts';

/** What an official may say of a place. */
export const KINDS = ['moved', 'closed', 'hours', 'other'] as const satisfies readonly ChangeKind[];

/** The form as it was typed. */
export interface AlertForm {
  /** `day 0123456789`: for which vote, and the key of the place. */
  place: string;
  kind: string;
  name: string;
  address: string;
  hours: string;
  reason: string;
  reasonEn: string;
  pollingDay: string;
  until: string;
  /** Id of the draft that this one is written anew from; ''. */
  instead: string;
}

export const emptyAlertForm: AlertForm = {
  ...{ place: '', kind: '', name: '', address: '', hours: '' },
  ...{ reason: '', reasonEn: '', pollingDay: '', until: '', instead: '' },
};

/** Letters. */
const LONGEST = { name: 80, address: 120, hours: 60, reason: 300 } as const;

export function alertFormOf(form: Form): AlertForm {
  return {
    place: form.text('place').slice(0, 20),
    kind: form.text('kind'),
    name: form.text('name').trim().slice(0, LONGEST.name),
    address: form.text('address').trim().slice(0, LONGEST.address),
    hours: form.text('hours').trim().slice(0, LONGEST.hours),
    reason: form.text('reason').trim().slice(0, LONGEST.reason),
    reasonEn: form.text('reasonEn').trim().slice(0, LONGEST.reason),
    ...{ pollingDay: form.text('pollingDay'), until: form.text('until'), instead: form.text('instead') },
  };
}

/** A draft as a form, to be written anew. */
export function formOfAlert({ id, changes, reason, reasonEn, pollingDay, until }: Alert): AlertForm {
  const [change] = changes;
  if (change === undefined) return emptyAlertForm;
  const { when, before, after, kind } = change;
  return {
    place: `${when} ${before.key}`,
    kind: KINDS.find((one) => one === kind) ?? 'other',
    name: kind === 'moved' ? (after?.name ?? '') : '',
    address: kind === 'moved' ? (after?.address ?? '') : '',
    hours: kind === 'hours' ? (after?.hours ?? '') : '',
    ...{
      reason,
      reasonEn,
      pollingDay: pollingDay ?? '',
      until: pollingDay === null ? until : '',
      instead: id,
    },
  };
}

export interface FormProblem {
  name: string;
  message: string;
}

/** Nobody announces further ahead. In days. */
const FURTHEST = 400;

/** What is to be told, or what is missing. */
export function readAlert(
  form: AlertForm,
  { seen, today, at, lang }: { seen: SeenTown; today: IsoDate; at: Date; lang: Lang },
): { alert: NewAlert } | { problems: FormProblem[] } {
  const t = messages(lang);
  const problems: FormProblem[] = [];
  const wrong = (name: string, message: string) => problems.push({ name, message });
  const isComing = (day: string) => isIsoDate(day) && day >= today && day <= addDays(today, FURTHEST);
  const found = placeOf(form.place, seen);
  const kind = KINDS.find((one) => one === form.kind);
  if (found === null) wrong('place', t('alert.form.no-place'));
  if (kind === undefined) wrong('kind', t('alert.form.no-kind'));
  if (kind === 'moved' && form.name === '') wrong('name', t('alert.form.no-name'));
  if (kind === 'hours' && form.hours === '') wrong('hours', t('alert.form.no-hours'));
  if (form.reason === '') wrong('reason', t('alert.form.no-reason'));
  if (form.pollingDay !== '' && !isComing(form.pollingDay)) wrong('pollingDay', t('alert.form.bad-day'));
  if (form.pollingDay === '' && !isComing(form.until)) wrong('until', t('alert.form.bad-until'));
  if (found === null || kind === undefined || problems.length > 0) return { problems };
  const pollingDay = form.pollingDay === '' ? null : form.pollingDay;
  return {
    alert: {
      ...{ origin: 'office', reason: form.reason, reasonEn: form.reasonEn, withdraws: null, madeAt: at },
      ...{ pollingDay, until: pollingDay ?? form.until },
      changes: [changeOf(form, { ...found, kind, seen })],
    },
  };
}

function placeOf(text: string, seen: SeenTown): { when: When; place: SeenPlace } | null {
  const [when = '', key = ''] = text.split(' ');
  if (when !== 'day' && when !== 'early') return null;
  const place = seen[when].find((one) => one.key === key);
  return place === undefined ? null : { when, place };
}

function changeOf(
  form: AlertForm,
  { when, place, kind, seen }: { when: When; place: SeenPlace; kind: (typeof KINDS)[number]; seen: SeenTown },
): PlaceChange {
  const before = toldOf(place);
  return {
    kind,
    when,
    threads: place.threads,
    before,
    after: afterOf(form, { before, kind, places: seen[when] }),
  };
}

/** A place that the list knows leads to its page. */
function afterOf(
  form: AlertForm,
  { before, kind, places }: { before: ToldPlace; kind: ChangeKind; places: readonly SeenPlace[] },
): ToldPlace | null {
  if (kind === 'hours') return { ...before, hours: form.hours };
  if (kind !== 'moved') return null;
  const known = places.find(({ name }) => plainName(name) === plainName(form.name));
  const address = form.address === '' ? (known?.address ?? '') : form.address;
  return { ...before, key: known?.key ?? before.key, name: form.name, nameEn: known?.nameEn ?? '', address };
}
