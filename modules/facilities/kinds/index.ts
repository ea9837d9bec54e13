/** All kinds, in the order of their chips. */
import type { Kind } from '../kind.ts';
import { aed } from './aed.ts';
import { baby } from './baby.ts';
import { care } from './care.ts';
import { culturalProperty } from './cultural-property.ts';
import { event } from './event.ts';
import { hospital } from './hospital.ts';
import { publicFacility } from './public-facility.ts';
import { shelter } from './shelter.ts';
import { toilet } from './toilet.ts';
import { tourism } from './tourism.ts';
import { wifi } from './wifi.ts';

export const kinds: readonly Kind[] = [
  ...[toilet, aed, shelter, publicFacility, hospital, wifi],
  ...[baby, culturalProperty, tourism, event, care],
];

/** The kind with this slug, or null. */
export function kindNamed(slug: string | null | undefined): Kind | null {
  return kinds.find((kind) => kind.slug === slug) ?? null;
}

/** What a record of a standard is first of all, or null when nothing here is about it. */
export function kindOfStandard(standard: string | null): Kind | null {
  return (
    kinds.find(({ standards, base }) => base === undefined && standards.includes(standard ?? '')) ?? null
  );
}
