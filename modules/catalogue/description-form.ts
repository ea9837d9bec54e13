/** What an official types about a dataset, checked. */
import type { Form } from '@tomoni/platform/http';
import { type Description, isLicence, isRhythm } from './model.ts';

/** Longest texts, in letters. */
export const LONGEST = { title: 100, description: 2000, department: 100, contact: 200 } as const;

export interface DescriptionFault {
  name: keyof Description;
  problem: 'missing';
}

/** The description as typed (over the former one), and what is wrong with it. */
export function readDescription(
  form: Form,
  former: Description,
): { about: Description; faults: DescriptionFault[] } {
  const text = (name: keyof typeof LONGEST | 'titleEn' | 'descriptionEn', most: number) =>
    form.all(name).length === 0 ? former[name] : form.text(name).trim().slice(0, most);
  const licence = form.text('licence');
  const rhythm = form.text('rhythm');
  const about: Description = {
    title: text('title', LONGEST.title),
    titleEn: text('titleEn', LONGEST.title),
    description: text('description', LONGEST.description),
    descriptionEn: text('descriptionEn', LONGEST.description),
    department: text('department', LONGEST.department),
    contact: text('contact', LONGEST.contact),
    licence: isLicence(licence) ? licence : former.licence,
    rhythm: isRhythm(rhythm) ? rhythm : former.rhythm,
  };
  return { about, faults: about.title === '' ? [{ name: 'title', problem: 'missing' }] : [] };
}
