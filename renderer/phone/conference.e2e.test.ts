// More than three in a call, and supervisors in it, by tones: who hears whom after every step.
import { describe, expect, test } from 'vitest';
import type { OutsideParty } from './testing/OutsideParty';
import { HEARD, SILENT } from './testing/OutsideParty';
import { PracticeSeat } from './testing/practiceSeat';

const OPERATOR: number = 440;
/** Hertz of each party, none a harmonic of another. */
const TONES = {
  citizen: 740,
  police: 1110,
  fire: 1370,
  ambulance: 1610,
  lead: 1930,
  water: 2090,
  gas: 2390,
} as const;
type Who = keyof typeof TONES;
const ALL: readonly number[] = [OPERATOR, ...Object.values(TONES)];
/** All six of them at the most, with the number under which each is rung. */
const SIX = {
  citizen: '13800000001',
  police: '110-009',
  fire: '119',
  ambulance: '120',
  water: '96998',
  gas: '96777',
} as const;

const practice = PracticeSeat.forEachTest();
let parties: Partial<Record<Who, OutsideParty>> = {};

async function enter(who: Who, user: string): Promise<OutsideParty> {
  const party = await practice.outside(user, TONES[who]);
  parties = { ...parties, [who]: party };
  return party;
}

/** Each line: who listens, and who is heard by him. What is not named is silent for him. */
async function hearing(
  lines: Partial<Record<Who | 'operator', readonly (Who | 'operator')[]>>,
): Promise<void> {
  const listeners = Object.entries(lines).map(async ([listener, heard]) => {
    const hertz = heard.map((one) => (one === 'operator' ? OPERATOR : TONES[one]));
    const own: number = listener === 'operator' ? OPERATOR : TONES[listener as Who];
    const others = ALL.filter((one) => one !== own && !hertz.includes(one));
    if (listener === 'operator') await operatorHears(hertz, others);
    else await parties[listener as Who]?.hears(hertz, others);
  });
  await Promise.all(listeners);
}

const operatorHears = (hertz: readonly number[], others: readonly number[]): Promise<void> =>
  practice.bench.until(`(() => {
    const levels = linkseatProbe.hears('operator', ${JSON.stringify([...hertz, ...others])});
    return levels.every((level, at) => at < ${hertz.length} ? level > ${HEARD} : level < ${SILENT}); })()`);

const legOf = async (number: string): Promise<string> =>
  practice.bench.page.evaluate(
    `linkseatHost.facts.findLast(({fact}) => fact.party?.number === '${number}').fact.leg`,
  );

const send = (command: object): Promise<void> => practice.bench.command(command as never);

describe('a conference', () => {
  test('of four: parties are added, muted, held, talked to apart and sent away; the operator leaves the others', async () => {
    parties = {};
    const citizen = await enter('citizen', '13800000001');
    await enter('police', '110-009');
    await enter('fire', '119');
    const call = await practice.takeOutsideCall(citizen);
    await practice.climb(call, 'joinThreeParty', '110-009');
    await practice.bench.fact({ type: 'attemptEnded', result: 'threeParty' });
    await send({ type: 'addParty', call, number: '119' });
    await hearing({
      operator: ['citizen', 'police', 'fire'],
      citizen: ['operator', 'police', 'fire'],
      police: ['operator', 'citizen', 'fire'],
      fire: ['operator', 'citizen', 'police'],
    });
    const [police, fire] = [await legOf('110-009'), await legOf('119')];

    await send({ type: 'muteLeg', call, leg: fire });
    await hearing({ citizen: ['operator', 'police'], fire: ['operator', 'citizen', 'police'] });
    await send({ type: 'unmuteLeg', call, leg: fire });

    await send({ type: 'talkPrivately', call, leg: police });
    await hearing({ operator: ['police'], police: ['operator'], citizen: ['fire'], fire: ['citizen'] });
    await send({ type: 'talkTogether', call });

    await send({ type: 'hold', call, leg: fire });
    await hearing({ fire: [], citizen: ['operator', 'police'], operator: ['citizen', 'police'] });
    await send({ type: 'retrieve', call, leg: fire });
    await hearing({ fire: ['operator', 'citizen', 'police'] });

    await send({ type: 'leave', call });
    await practice.bench.fact({ type: 'bridgeKept' });
    await hearing({ operator: [], citizen: ['police', 'fire'], police: ['citizen', 'fire'] });
    await send({ type: 'rejoin', call });

    await send({ type: 'hangUp', call, leg: fire });
    await hearing({ fire: [], operator: ['citizen', 'police'], citizen: ['operator', 'police'] });
  });

  test('of six: each hears all the others, through muting, a talk apart and one who is sent away; a seventh finds no room', async () => {
    parties = {};
    const members = Object.keys(SIX) as (keyof typeof SIX)[];
    await Promise.all(members.map((who) => enter(who, SIX[who])));
    const { citizen } = parties;
    if (!citizen) throw new Error('he has entered');
    const call = await practice.takeOutsideCall(citizen);
    for (const who of members.slice(1)) await send({ type: 'addParty', call, number: SIX[who] });
    await practice.bench.until(
      `linkseatHost.facts.filter(({fact}) => fact.type === 'legAnswered').length === ${members.length}`,
    );
    /** Each of `talking` hears the others of them, and who is not among them nobody; the muted are heard by none. */
    const talk = (talking: readonly (Who | 'operator')[], muted: readonly Who[] = []) =>
      hearing(
        Object.fromEntries(
          talking.map((who) => [
            who,
            talking.filter((one) => one !== who && !muted.some((quiet) => quiet === one)),
          ]),
        ),
      );
    const without = (...left: readonly Who[]) => members.filter((who) => !left.some((one) => one === who));
    await talk(['operator', ...members]);

    const [water, gas] = [await legOf(SIX.water), await legOf(SIX.gas)];
    await send({ type: 'muteLeg', call, leg: water });
    await talk(['operator', ...members], ['water']);
    await send({ type: 'unmuteLeg', call, leg: water });

    await send({ type: 'talkPrivately', call, leg: gas });
    await talk(['operator', 'gas']);
    await talk(without('gas'));
    await send({ type: 'talkTogether', call });

    await send({ type: 'addParty', call, number: '122' });
    await send({ type: 'hangUp', call, leg: gas });
    await talk(['operator', ...without('gas')]);
    await hearing({ gas: [] });
    const dialled = (await practice.bench.facts()).filter(({ fact }) => fact.type === 'legDialled');
    expect(dialled).toHaveLength(members.length - 1);
    // Seven pages with sound, six lines to mix: on a machine with twenty times its work that took a minute.
  }, 120_000);
});

describe('a supervisor', () => {
  test('is heard by nobody, then by the operator alone, then by all; each is a fact, and he stays for nobody', async () => {
    parties = {};
    const citizen = await enter('citizen', '13800000001');
    const lead = await enter('lead', 'lead');
    const call = await practice.takeOutsideCall(citizen);
    await lead.dial('12345-001', 'monitor');
    await hearing({ lead: ['operator', 'citizen'], operator: ['citizen'], citizen: ['operator'] });
    await lead.changeSupervision('whisper');
    await hearing({ operator: ['citizen', 'lead'], citizen: ['operator'], lead: ['operator', 'citizen'] });
    await lead.changeSupervision('barge');
    await hearing({ citizen: ['operator', 'lead'], operator: ['citizen', 'lead'] });
    await lead.changeSupervision('monitor');
    await hearing({ citizen: ['operator'], operator: ['citizen'] });
    const facts = (await practice.bench.facts()).map(({ call: of, fact }) => {
      expect(of).toBe(call);
      return fact;
    });
    expect(facts.flatMap((fact) => ('supervision' in fact ? [fact.supervision] : []))).toEqual([
      'monitor',
      'whisper',
      'barge',
      'monitor',
    ]);
    await citizen.act('hangUp');
    await lead.until("party.facts.at(-1).type === 'legEnded'");
  });

  test('who has no right to it hears nothing, and the call goes on', async () => {
    parties = {};
    const citizen = await enter('citizen', '13800000001');
    const stranger = await enter('lead', '12345-002');
    await practice.takeOutsideCall(citizen);
    await stranger.dial('12345-001', 'monitor');
    await stranger.until('party.facts.at(-1).status === 403');
    await practice.bench.fact({ type: 'legEnded', cause: 'rejected' });
    await hearing({ operator: ['citizen'], citizen: ['operator'] });
  });
});
