/** Command line: `people`. */
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '@shared/person/Role';
import { hashPin } from '../../people/hashPin';
import {
  type ListedPerson,
  PERSON_ID,
  type PeopleList,
  readPeople,
  writePeople,
} from '../../people/peopleFile';
import { defaultDataDir } from '../../web/hostOptions';
import type { CliContext, Command, ExitCode } from '../command';

const HELP = `Usage: npm run -s cli -- people list
       npm run -s cli -- people add ID --name NAME --role ROLE
       npm run -s cli -- people role ID ROLE
       npm run -s cli -- people pin ID
       npm run -s cli -- people remove ID

Who may sign in at the seats of this machine. Once somebody is on the list, everybody has to sign in.

  ID      staff number: letters, digits, dash
  ROLE    agent | callTaker | lead | trainer
  --data-dir DIR   folder of the data; the program may run meanwhile

add and pin make a PIN of six digits and print it once; only its scrypt hash is kept, in people.json, which its
owner alone can read. A person who is removed during a call keeps it to its end.

Exit code: 0 done; 1 refused, with the reason; 2 wrong usage.
`;

export const peopleCommand: Command = {
  name: 'people',
  summary: 'says who may sign in, with which role',
  help: HELP,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: 'string' }, role: { type: 'string' }, 'data-dir': { type: 'string' } },
    });
    const dataDir = resolve(values['data-dir'] ?? defaultDataDir(process.platform, process.env));
    const [verb = '', id = '', third] = positionals;
    const act = ACTS[verb];
    if (act === undefined) return wrong(context, 'people needs list, add, role, pin or remove.');
    const read = readPeople(dataDir);
    if (!read.ok) return refused(context, read.error.message);
    const people = read.value ?? [];
    if (verb !== 'list' && !PERSON_ID.test(id))
      return wrong(context, 'ID is a staff number of letters, digits and dashes, at most 32.');
    return act({ people, id, dataDir, name: values.name, role: third ?? values.role, context });
  },
};

interface Asked {
  readonly people: PeopleList;
  readonly id: string;
  readonly dataDir: string;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly context: CliContext;
}

const ACTS: Readonly<Record<string, (asked: Asked) => ExitCode | Promise<ExitCode>>> = {
  list: ({ people, context }) => {
    for (const { id, name, role } of people) context.out(`${id}\t${role}\t${name}\n`);
    if (people.length === 0) context.err('Nobody is on the list: no seat asks for a sign-in.\n');
    return 0;
  },
  add: async (asked) => {
    const { people, id, name, role, context } = asked;
    if (people.some((one) => one.id === id)) return refused(context, `${id} is on the list already.`);
    if (name === undefined || name.trim() === '') return wrong(context, 'add needs --name.');
    if (!isRole(role)) return wrong(context, `add needs --role: ${ROLES.join(', ')}.`);
    return withPin(asked, { id: id as ListedPerson['id'], name: name.trim(), role });
  },
  pin: (asked) => onListed(asked, (person) => withPin(asked, person)),
  role: (asked) =>
    onListed(asked, (person) =>
      isRole(asked.role)
        ? written(asked, { ...person, role: asked.role }, `${person.id} is ${asked.role} now.\n`)
        : wrong(asked.context, `The roles are ${ROLES.join(', ')}.`),
    ),
  remove: (asked) =>
    onListed(asked, ({ id }) => {
      writePeople(asked.dataDir, without(asked));
      asked.context.out(`${id} is off the list.\n`);
      return 0;
    }),
};

async function withPin(asked: Asked, person: Omit<ListedPerson, 'pin'>): Promise<ExitCode> {
  const pin = String(randomInt(1_000_000)).padStart(6, '0');
  const { id, name, role } = person;
  return written(asked, { id, name, role, pin: await hashPin(pin) }, `${id}\t${role}\t${name}\tPIN ${pin}\n`);
}

function written(asked: Asked, person: ListedPerson, say: string): ExitCode {
  try {
    writePeople(asked.dataDir, [...without(asked), person]);
  } catch (error) {
    return refused(asked.context, `The list cannot be written: ${(error as Error).message}`);
  }
  asked.context.out(say);
  return 0;
}

const without = ({ people, id }: Asked): PeopleList => people.filter((one) => one.id !== id);

function onListed(asked: Asked, act: (person: ListedPerson) => ExitCode | Promise<ExitCode>) {
  const person = asked.people.find(({ id }) => id === asked.id);
  return person === undefined ? refused(asked.context, `${asked.id} is not on the list.`) : act(person);
}

const isRole = (text: string | undefined): text is Role => ROLES.some((role) => role === text);

const refused = ({ err }: CliContext, why: string): ExitCode => {
  err(`${why}\n`);
  return 1;
};
const wrong = ({ err }: CliContext, why: string): ExitCode => {
  err(`${why}\nSee: npm run -s cli -- people --help\n`);
  return 2;
};
