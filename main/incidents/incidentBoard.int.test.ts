// One event, many callers, through the services: offered, joined, left, grown, at every seat of the data folder.
import type { CallId } from '@shared/kernel/ids';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestHost, type TestHost, type TestSeat } from '../testing/startTestHost';

const MINUTE = 60_000;

let host: TestHost;
let one: TestSeat;
let two: TestSeat;

beforeEach(async () => {
  host = await startTestHost(['12345-001', '12345-002', '110-001']);
  one = host.seat('12345-001');
  two = host.seat('12345-002');
});
afterEach(() => host.close());

interface Report {
  readonly seat?: TestSeat;
  readonly number?: string;
  readonly row?: string;
  readonly item?: string;
  readonly division?: string;
  readonly place?: string;
}
let count = 0;
async function reports(name: string, report: Report = {}): Promise<CallId> {
  const { seat = one, row = '12345-15', item, division = '510107', place = '武侯区丽都路' } = report;
  count += 1;
  const call = await seat.ring(name, report.number ?? `1388000${1000 + count}`);
  await seat.step(
    call,
    { type: 'fieldsWritten', fields: { narrative: '小区停电，我的电话是13912345678', division, place } },
    { type: 'rowChosen', row, ...(item === undefined ? {} : { item }) },
  );
  return call;
}
const similar = (call: CallId, seat = one) => seat.ask('incident.similar', { call });

describe('reports that are alike', () => {
  it('the first is alone; the second, at another seat, is offered the first with its order and no numbers', async () => {
    const first = await reports('first');
    expect(await similar(first)).toBeNull();
    await one.step(first, { type: 'keptHere' }, { type: 'submitted' });
    const second = await reports('second', { seat: two });
    const offered = await similar(second, two);
    expect(offered).toMatchObject({
      joined: false,
      callers: 1,
      first: {
        call: first,
        seat: '12345-001',
        place: '武侯区丽都路',
        order: (await one.order('first')).number,
      },
    });
    expect(JSON.stringify(offered)).not.toContain('13912345678');
    expect(await two.ask('incident.join', { call: second })).toMatchObject({ joined: true, callers: 2 });
    expect(await similar(first), 'the first report is in it too').toMatchObject({ joined: true, callers: 2 });
  });

  it.each<[string, Report, number, boolean]>([
    ['the same row and county', {}, 29, true],
    ['at the thirtieth minute', {}, 30, true],
    ['a minute later', {}, 31, false],
    ['another county', { division: '510104', place: '锦江区' }, 5, false],
    ['another row', { row: '12345-01' }, 5, false],
    ['no county, the same place in other letters', { division: '', place: '武侯区 丽都路。' }, 5, true],
    ['no county, another place', { division: '', place: '丽都路2号' }, 5, false],
  ])('%s', async (_, report, minutes, offered) => {
    await reports('first');
    host.now += minutes * MINUTE;
    expect((await similar(await reports('second', report))) !== null).toBe(offered);
  });

  it('the window and the item are settings', async () => {
    host.settings = { sameEventWithin: 60 * MINUTE, sameEventBy: 'item' };
    await reports('first', { item: '12345-15.04' });
    host.now += 59 * MINUTE;
    expect(await similar(await reports('second', { item: '12345-15.04' }))).not.toBeNull();
    expect(await similar(await reports('third', { item: '12345-15.01' }))).toBeNull();
  });

  it('the same caller again is no second report, and a non-case is none', async () => {
    const first = await reports('first', { number: '13880009999' });
    expect(await similar(await reports('again', { number: '+86 13880009999' }))).toBeNull();
    await one.step(first, { type: 'nonCaseMarked', nonCase: 'prank' });
    expect(await similar(await reports('third'))).toMatchObject({ first: { call: 'again' } });
  });

  it('are no matter of a seat that has not the call', async () => {
    await reports('first');
    const second = await reports('second', { seat: two });
    expect(await one.ask('incident.similar', { call: second })).toBeNull();
    expect(await one.answer('incident.join', { call: second })).toMatchObject({
      error: { code: 'nothingAlike' },
    });
  });
});

describe('joining', () => {
  it('two seats that press in the same moment make one event', async () => {
    await reports('first');
    const [second, third] = [await reports('second', { seat: two }), await reports('third')];
    await Promise.all([
      two.ask('incident.join', { call: second }),
      one.ask('incident.join', { call: third }),
    ]);
    const views = [await similar(second, two), await similar(third)];
    expect(new Set(views.map((view) => view?.incident)).size).toBe(1);
    expect(views).toMatchObject([{ callers: 3 }, { callers: 3 }]);
  });

  it('is told to the other seat without being asked, and the order keeps the event', async () => {
    const first = await reports('first');
    const second = await reports('second', { seat: two });
    await two.ask('incident.join', { call: second });
    await two.step(second, { type: 'keptHere' }, { type: 'submitted' });
    await expect
      .poll(() => one.told('incident.changed').at(-1))
      .toMatchObject({ call: first, incident: { joined: true, callers: 2 } });
    expect((await two.order('second')).content.incident).toBe((await similar(second, two))?.incident);
  });

  it('what was joined by mistake is left with one key and not offered again', async () => {
    await reports('first');
    const [second, third] = [await reports('second', { seat: two }), await reports('third')];
    await two.ask('incident.join', { call: second });
    await one.ask('incident.join', { call: third });
    expect(await two.ask('incident.leave', { call: second })).toBeNull();
    expect(await similar(third)).toMatchObject({ callers: 2 });
    expect(await two.answer('incident.leave', { call: second })).toMatchObject({
      error: { code: 'notInIncident' },
    });
  });

  it('survives a restart', async () => {
    await reports('first');
    const second = await reports('second', { seat: two });
    const joined = await two.ask('incident.join', { call: second });
    await host.restart();
    expect(await similar(second, two)).toEqual(joined);
  });
});

describe('an event that grows', () => {
  const row = '12345-01';
  /** So many callers, alternating between two seats, all joined; the last call. */
  const grownTo = async (callers: number, from = 1): Promise<CallId> => {
    let last = '' as CallId;
    for (let n = from; n <= callers; n += 1) {
      const seat = n % 2 === 0 ? two : one;
      last = await reports(`r${n}`, { row, seat });
      if (n > 1) await seat.ask('incident.join', { call: last });
    }
    return last;
  };

  it('proposes the level above at 3 callers; taken, the call and its order have it', async () => {
    const second = await grownTo(2);
    expect((await similar(second, two))?.proposed, 'two callers are no crowd').toBeUndefined();
    const third = await grownTo(3, 3);
    expect(await similar(third)).toMatchObject({ callers: 3, level: 3, proposed: 2 });
    expect(await one.answer('incident.decide', { call: third, level: 1 })).toMatchObject({
      error: { code: 'nothingProposed' },
    });
    expect((await one.ask('incident.decide', { call: third, level: 2 })).proposed).toBeUndefined();
    await one.step(third, { type: 'keptHere' }, { type: 'submitted' });
    expect((await one.order('r3')).content.level).toBe(2);
  });

  it('kept at its level it says nothing until the next mark, 10 callers', async () => {
    const third = await grownTo(3);
    await one.ask('incident.decide', { call: third, level: 3 });
    expect((await similar(third))?.proposed).toBeUndefined();
    const ninth = await grownTo(9, 4);
    expect((await similar(ninth))?.proposed).toBeUndefined();
    expect(await similar(await grownTo(10, 10), two)).toMatchObject({ callers: 10, proposed: 2 });
  });
});
