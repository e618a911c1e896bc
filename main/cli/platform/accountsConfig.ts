/** Command line: who may do what at the platform's server, as a file that its configuration includes. */
import { accountOf, seatPermissions, servicesOf } from '@shared/contract/platform/permissions';
import type { Station } from '@shared/contract/platform/subjects';
import { SIDES, type Side } from '@shared/kernel/side';

export interface AccountUser {
  readonly who: Station;
  /** Public nkey, `U…`. */
  readonly nkey: string;
}

export interface AccountsConfig {
  readonly seats: readonly AccountUser[];
  /** Public nkeys of the platform's own programs: set-up, bridges. They see everything. */
  readonly platform: readonly string[];
}

const quoted = (texts: readonly string[]): string => texts.map((text) => `"${text}"`).join(', ');

/** Three accounts: the platform's, which alone has JetStream, and one a side, which gets from it what its seats need. */
export function accountsConfig({ seats, platform }: AccountsConfig): string {
  return `# Who may do what. Made by: npm run -s cli -- platform seats
accounts {
  PLATFORM {
    jetstream: enabled
    users: [
${platform.map((nkey) => `      { nkey: ${nkey} }`).join('\n')}
    ]
    exports: [
${exportLines().join('\n')}
    ]
  }
${SIDES.map((side) => sideAccount(side, seats)).join('\n')}
}
`;
}

function exportLines(): readonly string[] {
  const sides = new Map<string, { accounts: string[]; stream: boolean }>();
  for (const side of SIDES) {
    for (const { subject, stream } of servicesOf(side)) {
      const found = sides.get(subject) ?? { accounts: [], stream: stream === true };
      found.accounts.push(`SIDE_${side}`);
      sides.set(subject, found);
    }
  }
  return [...sides].map(
    ([subject, { accounts, stream }]) =>
      `      { service: "${subject}", accounts: [${accounts.join(', ')}]${stream ? ', response_type: stream' : ''} }`,
  );
}

function sideAccount(side: Side, seats: readonly AccountUser[]): string {
  const imports = servicesOf(side).map(
    ({ subject, to }) =>
      `      { service: { account: PLATFORM, subject: "${subject}" }${to === subject ? '' : `, to: "${to}"`} }`,
  );
  return `  SIDE_${side} {
${usersOf(side, seats)}
    imports: [
${imports.join('\n')}
    ]
  }`;
}

/** The leaf node in a side's own network: the same seats with the same rights. What they may reach is the hub's affair. */
export function leafAccountsConfig(side: Side, seats: readonly AccountUser[]): string {
  return `# The seats of ${side} at its leaf node. Made by: npm run -s cli -- platform seats
accounts {
  SIDE_${side} {
${usersOf(side, seats)}
  }
}
`;
}

function usersOf(side: Side, seats: readonly AccountUser[]): string {
  const users = seats.filter(({ who }) => accountOf(who) === `SIDE_${side}`).map(userLine);
  return `    users: [
${users.join('\n')}
    ]`;
}

function userLine({ who, nkey }: AccountUser): string {
  const { publish, subscribe } = seatPermissions(who);
  return `      # ${who.seat}, ${who.region}
      { nkey: ${nkey}, permissions: {
        publish: { allow: [${quoted(publish)}] }
        subscribe: { allow: [${quoted(subscribe)}] }
      } }`;
}
