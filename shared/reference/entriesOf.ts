import type { ReferenceContents } from './ReferenceContents';
import type { ReferenceGroup } from './ReferenceGroup';

/** One thing that official data say, so that two versions can be held against each other. */
export interface ReferenceEntry {
  /** The same in every version. */
  readonly key: string;
  /** As a person knows it. */
  readonly name: string;
  /** All that it says. */
  readonly says: unknown;
}

type Entries = (contents: ReferenceContents) => readonly ReferenceEntry[];

const entry = (key: string, name: string, says: unknown): ReferenceEntry => ({ key, name, says });

const lists: Entries = ({ lists: { rows, departments, overlaps, emergency } }) => [
  ...rows.map(({ items: _, ...row }) => entry(row.code, `${row.code} ${row.name}`, row)),
  ...rows.flatMap(({ items }) => items.map((item) => entry(item.code, `${item.code} ${item.name}`, item))),
  ...departments.map((one) => entry(`department ${one.no}`, one.name, one)),
  ...overlaps.map((one) => entry(`overlap ${one.id}`, one.matter.zh, one)),
  ...emergency.map((one) => entry(`line ${one.id}`, one.name.zh, one)),
];

const rosters: Entries = ({ roster, lists: { departments } }) => {
  const nameOf = (no: number) => departments.find((one) => one.no === no)?.name ?? `${no}`;
  const { government } = roster;
  return [
    ...(government === null ? [] : [entry('government', government.name, government)]),
    ...roster.departments.map((one) =>
      entry(`${one.department} ${one.validFrom}`, nameOf(one.department), one),
    ),
  ];
};

const questions: Entries = ({ questions: { sides, rows } }) => [
  ...Object.entries(sides).flatMap(([side, { opening, first }]) => [
    entry(`opening ${side}`, opening.zh, opening),
    ...first.map((one) => entry(one.id, one.ask.zh, one)),
  ]),
  ...Object.values(rows)
    .flat()
    .map((one) => entry(one.id, one.ask.zh, one)),
];

/** What each group is made of. */
export const ENTRIES: { readonly [G in ReferenceGroup]: Entries } = {
  lists,
  calendar: ({ calendar }) => calendar.years.map((one) => entry(`${one.year}`, `${one.year}年`, one)),
  rules: ({ rules: { linkage, ordinary } }) => [
    ...linkage.map((one) => entry(`level ${one.level}`, one.text, one)),
    ...ordinary.map((one) => entry(one.id, one.title, one)),
  ],
  regions: ({ divisions }) =>
    divisions
      .flatMap((file) => file.divisions)
      .map((one) => entry(`${one.code} ${one.from ?? ''}`, `${one.code} ${one.name}`, one)),
  rosters,
  questions,
  knowledge: ({ knowledge }) => knowledge.entries.map((one) => entry(one.id, one.title, one)),
  precedents: ({ precedents }) => precedents.map((one) => entry(one.id, one.title, one)),
};
