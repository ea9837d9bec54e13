/** What datasets are about, coarsely, for filters: by the standard's dataset. */

export const SUBJECTS = [
  'safety',
  'family',
  'health',
  'places',
  'visit',
  'life',
  'figures',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

const OF: Record<Exclude<Subject, 'other'>, readonly string[]> = {
  safety: ['evacuation_space', 'fire_hydrant', 'emergency_radio'],
  family: ['preschool', 'school_district', 'school_lunch', 'educational_institution'],
  health: ['aed', 'hospital', 'care_service'],
  places: [
    'public_facility',
    'public_toilet',
    'public_wireless_lan',
    'facility',
    'bicycle_parking',
    'polling_place',
  ],
  visit: ['cultural_property', 'tourism', 'event'],
  life: ['garbage_collection_place', 'garbage_separation', 'support_system', 'food_business'],
  figures: ['population', 'open_data_list'],
};

/** The subject of a slug of the standard; `other` for anything else. */
export function subjectOf(standard: string | null): Subject {
  if (standard === null) return 'other';
  return SUBJECTS.find((subject) => subject !== 'other' && OF[subject].includes(standard)) ?? 'other';
}

export function isSubject(text: string): text is Subject {
  return (SUBJECTS as readonly string[]).includes(text);
}

/** The slugs of a subject; of `other`, those that it doesn't have. */
export function standardsOf(
  subject: Subject,
): { within: readonly string[] } | { without: readonly string[] } {
  return subject === 'other' ? { without: Object.values(OF).flat() } : { within: OF[subject] };
}
