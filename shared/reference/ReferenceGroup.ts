/** Groups of official data, each a set of files that belong together (main/reference/groups.ts). */
export const REFERENCE_GROUPS = [
  'lists',
  'calendar',
  'rules',
  'regions',
  'rosters',
  'questions',
  'precedents',
  'knowledge',
] as const;

export type ReferenceGroup = (typeof REFERENCE_GROUPS)[number];
