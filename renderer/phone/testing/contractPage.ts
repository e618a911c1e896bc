// Tests: runs the port's contract on a SIP library, inside the browser. Loaded by sip.e2e.test.ts from the page server.
import type { LegId } from '@shared/kernel/ids';
import { Voice } from '../mixer/Voice';
import { contractCases, type TestPhone } from '../port/contractCases';
import { Witness } from '../port/Witness';
import { STACKS, type Stack } from './stacks';

export const caseNames = contractCases.map(({ name }) => name);

/** Which library each of the three phones stands on. */
export interface Stacks {
  readonly seat: Stack;
  readonly others: Stack;
}

/** Rejects with what went wrong. `server`: the exchange's address. */
export async function runCase(name: string, server: string, { seat, others }: Stacks): Promise<void> {
  const found = contractCases.find((one) => one.name === name);
  if (!found) throw new Error(`no case ${name}`);
  const context = new AudioContext();
  const voice = new Voice(context);
  let legs = 0;
  const phone = async (user: string, stack: Stack, follows = false): Promise<TestPhone> => {
    const port = STACKS[stack]({
      server,
      domain: 'linkseat.invalid',
      user,
      displayName: user,
      iceServers: [],
      practice: true,
      referrals: () => (follows ? 'follow' : 'refuse'),
      outgoing: () => voice.stream,
      newLeg: () => {
        legs += 1;
        return `${user}-${legs}` as LegId;
      },
      random: () => Math.random(),
      // The seat's tones go by INFO here: the far end has to take each one. The other way is heard end to end.
      dtmf: () => 'info',
    });
    const heard = new Witness(port);
    port.start();
    await heard.event((event) => event.type === 'registration' && event.state === 'registered');
    return { user, port };
  };
  const trio = {
    seat: await phone('12345-001', seat),
    caller: await phone('citizen', others, true),
    partner: await phone('110-001', others),
  };
  try {
    await found.run(trio);
  } finally {
    await Promise.all(Object.values(trio).map(({ port }) => port.stop()));
    voice.close();
    await context.close();
  }
}
