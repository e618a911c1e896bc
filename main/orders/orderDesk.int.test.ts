// Orders, their lists, exports and missed calls over the services of two seats and a real log.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallFact } from '@shared/call/CallFact';
import type { CallName, Calls } from '@shared/contract/calls';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { EMPTY_FORM } from '@shared/intake/IntakeForm';
import type { CallId, EventId, LegId, OrderId, SeatId } from '@shared/kernel/ids';
import { ok } from '@shared/kernel/result';
import { orderFrom } from '@shared/order/evolveOrder';
import { EXPORT_COLUMNS, type ExportColumn } from '@shared/order/export/orderTable';
import type { OrderAction } from '@shared/order/OrderAction';
import type { OrderEvent } from '@shared/order/OrderEvent';
import type { OrderView } from '@shared/order/OrderView';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../ServicesPort';
import { testServices } from '../testing/testServices';

const A = '12345-001' as SeatId;
const B = '110-001' as SeatId;
const CENTRE = '91350100M000100Y43';
let dataDir: string;
let services: Services;
let now = 1_790_000_000_000;
let dialled: { seat: string; number: string; call: CallId }[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'linkseat-orders-'));
  now = 1_790_000_000_000;
  const settings = {
    read: () => ({ ...DEFAULT_SETTINGS, organisation: CENTRE }),
    write: () => ok(DEFAULT_SETTINGS),
  };
  services = await testServices({ dataDir, seats: [A, B], clock: () => now, settings: () => settings });
  dialled = [];
  services.push((to, name, data) => {
    const told = data as { type?: string; number?: string; call?: CallId };
    if (name === 'phone.command' && told.type === 'dial')
      dialled.push({ seat: to.seat, number: told.number ?? '', call: told.call as CallId });
  });
  services.pageAttached({ seat: A, page: 'phone' });
});
afterEach(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const call = <K extends CallName>(name: K, arg: Calls[K]['arg'], seat = A) =>
  services.handlers[name]({ seat, page: 'desk' }, arg);
async function ask<K extends CallName>(name: K, arg: Calls[K]['arg'], seat = A): Promise<Calls[K]['answer']> {
  const answer = await call(name, arg, seat);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
  return answer.value;
}
const act = async (order: OrderId, action: OrderAction, seat = A): Promise<string> => {
  const answer = await call('order.act', { order, action }, seat);
  return answer.ok ? 'ok' : answer.error.code;
};
const fields = (narrative: string) => ({
  ...EMPTY_FORM,
  narrative,
  place: '东大街',
  kind: 'help' as const,
  level: 3 as const,
});
const lead = (seat = A) => ask('session.signIn', { person: 'unnamed-lead', pin: '' }, seat);
const versionOf = async (order: OrderId) => (await ask('order.read', { order })).length;
const read = async (order: OrderId) =>
  orderFrom((await ask('order.read', { order })).map(({ body }) => body as OrderEvent));
const numbersOf = async (view: OrderView, seat = A, query = '') =>
  (await ask('order.find', { view, query, filter: {}, order: 'newest', limit: 50 }, seat)).rows.map(
    ({ number }) => number,
  );

async function written(narrative: string, more: object = {}): Promise<{ order: OrderId; number: string }> {
  const made = await ask('order.create', {});
  await ask('order.edit', {
    order: made.order,
    base: 1,
    fields: { ...fields(narrative), ...more },
    reason: '',
  });
  expect(await act(made.order, { type: 'submit' })).toBe('ok');
  return made;
}

describe('an order by hand', () => {
  it('lives through both sides to its end, and each list has it where it belongs', async () => {
    const made = await ask('order.create', {});
    expect(await numbersOf('drafts')).toEqual([made.number]);
    expect(await act(made.order, { type: 'submit' })).toBe('narrativeMissing');
    const { order, number } = await written('路灯不亮');
    expect(await numbersOf('mine')).toEqual([number, made.number]);
    expect(await numbersOf('all', B)).toEqual([]);
    expect(await act(order, { type: 'dispatch', reason: '有人持刀', escalation: 'otherDepartment' })).toBe(
      'escalationWrong',
    );
    expect(await act(order, { type: 'dispatch', reason: '有人持刀', escalation: 'outOfControl' })).toBe('ok');
    expect(await numbersOf('unaccepted')).toEqual([number]);
    expect(await numbersOf('incoming', B)).toEqual([number]);
    expect(await act(order, { type: 'accept' }, B)).toBe('ok');
    expect(await numbersOf('unaccepted')).toEqual([]);
    expect(await numbersOf('mine', B)).toEqual([number]);
    expect(await act(order, { type: 'assign', departments: [12], reason: '' })).toBe('notHolder');
    expect(await numbersOf('mine')).toEqual([made.number]);
    expect((await call('order.return', { order, reason: '已平息' }, B)).ok).toBe(true);
    expect(await numbersOf('mine')).toEqual([number, made.number]);
    expect(await numbersOf('mine', B)).toEqual([]);
    expect(await act(order, { type: 'dispatch', reason: '再次升级' })).toBe('ok');
    expect(await act(order, { type: 'accept' }, B)).toBe('ok');
    expect(await act(order, { type: 'assign', departments: [1], reason: '' }, B)).toBe('ok');
    expect(await act(order, { type: 'close', result: '已处置' }, B)).toBe('resultMissing');
    expect(await act(order, { type: 'result', text: '已处置' }, B)).toBe('ok');
    const callBack = { type: 'callBack', reached: true, satisfaction: 'dissatisfied', note: '' } as const;
    expect(await act(order, callBack, B)).toBe('ok');
    expect(await act(order, { type: 'close', result: '已处置' }, B)).toBe('dissatisfied');
    await lead(B);
    expect(await act(order, { type: 'close', result: '已处置' }, B)).toBe('ok');
    expect(await act(order, { type: 'reopen', reason: '再次反映' }, B)).toBe('ok');
    expect(await read(order)).toMatchObject({ state: 'open', holder: '110', linkage: true });
    expect((await ask('order.counts', {}, B)).mine).toBe(1);
  });

  it('starts its clock when it is submitted, and stands under due soon near its end', async () => {
    const { order, number } = await written('路灯不亮');
    const [clock] = (await read(order))?.clocks ?? [];
    expect(clock).toMatchObject({ level: 3 });
    const end = clock?.progress ?? 0;
    now = end - 1000;
    expect(await numbersOf('dueSoon')).toEqual([number]);
    now = end;
    expect(await numbersOf('dueSoon')).toEqual([]);
    expect(await numbersOf('overdue')).toEqual([number]);
    await act(order, { type: 'result', text: '已修' });
    expect(await numbersOf('overdue')).toEqual([]);
  });
});

describe('two people at one order', () => {
  it('do not overwrite each other: both versions come back, and the settled one is saved as such', async () => {
    const { order } = await written('路灯不亮');
    const base = await versionOf(order);
    const first = { ...fields('路灯不亮'), place: '东大街1号' };
    expect(await ask('order.edit', { order, base, fields: first, reason: '' })).toEqual({ saved: true });
    const mine = fields('路灯不亮，已三天');
    const answer = await ask('order.edit', { order, base, fields: mine, reason: '' });
    expect(answer).toMatchObject({
      saved: false,
      base: { place: '东大街', narrative: '路灯不亮' },
      theirs: { place: '东大街1号' },
      by: A,
    });
    if (answer.saved) return;
    const settled = { ...mine, place: '东大街1号' };
    await ask('order.edit', { order, base, fields: settled, reason: '', settled: answer.version });
    expect((await read(order))?.content.form).toMatchObject({
      narrative: '路灯不亮，已三天',
      place: '东大街1号',
    });
    expect((await ask('order.read', { order })).at(-1)?.body).toMatchObject({ settled: answer.version });
    // Settled against a version that is old by now: it comes back once more.
    const again = await ask('order.edit', {
      order,
      base,
      fields: settled,
      reason: '',
      settled: answer.version,
    });
    expect(again).toMatchObject({ saved: false });
  });

  it('at the same moment write one after the other', async () => {
    const { order } = await written('路灯不亮');
    const base = await versionOf(order);
    const edits = ['甲', '乙', '丙'].map((text) =>
      ask('order.edit', { order, base, fields: fields(text), reason: '' }),
    );
    const saved = (await Promise.all(edits)).filter((answer) => answer.saved);
    expect(saved).toHaveLength(1);
  });
});

describe('another row or item', () => {
  const change = (order: OrderId, row: string, item = '', reason = '') =>
    act(order, { type: 'changeMatter', row, item, reason });
  const matter = async (order: OrderId) => {
    const found = await read(order);
    return found && [found.content.item || found.content.row, found.content.owner, found.content.level];
  };

  it('brings its owner, its clause and a level that only rises; once there is one, a reason; and can be undone', async () => {
    const { order } = await written('小区停水');
    expect(await change(order, '12345-99')).toBe('matterUnknown');
    expect(await change(order, '12345-02', '12345-01.01')).toBe('matterUnknown');
    expect(await change(order, '12345-03')).toBe('ok');
    expect(await matter(order)).toEqual(['12345-03', 'ours', 3]);
    expect(await change(order, '110-04')).toBe('reasonMissing');
    expect(await change(order, '110-04', '', '现场有危险化学品')).toBe('ok');
    // 三（四）1: the plan's level, its checklist and its clocks come with it.
    expect(await matter(order)).toEqual(['110-04', expect.stringMatching(/theirs|unclear/), 1]);
    expect((await read(order))?.atOnce?.level).toBe(1);
    expect((await ask('order.read', { order })).some(({ body }) => 'was' in body && 'reason' in body)).toBe(
      true,
    );
    expect(await act(order, { type: 'undoMatter' })).toBe('ok');
    expect(await matter(order)).toEqual(['12345-03', 'ours', 3]);
    // Somebody else's words begun before are no conflict with it.
    const base = (await versionOf(order)) - 1;
    const edit = await ask('order.edit', { order, base, fields: fields('停水两天'), reason: '' });
    expect(edit).toEqual({ saved: true });
    expect((await read(order))?.matterWas).toBeUndefined();
  });

  it('is refused while the order is on its way, and to the side that does not have it', async () => {
    const { order } = await written('路灯不亮');
    expect(await act(order, { type: 'dispatch', reason: '有人持刀' })).toBe('ok');
    expect(await change(order, '12345-02', '', '改')).toBe('waitsForAnswer');
    expect(await act(order, { type: 'accept' }, B)).toBe('ok');
    expect(await change(order, '12345-02', '', '改')).toBe('notHolder');
  });
});

describe('orders of one event', () => {
  it('become one, in both records at once, and can be parted again', async () => {
    const main = await written('停水');
    const other = await written('停水，整栋楼');
    expect(await act(other.order, { type: 'merge', number: 'x' })).toBe('orderUnknown');
    expect(await act(other.order, { type: 'merge', number: other.number })).toBe('sameOrder');
    expect(await act(other.order, { type: 'merge', number: main.number })).toBe('ok');
    expect(await read(main.order)).toMatchObject({ absorbed: [{ number: other.number }] });
    expect(await numbersOf('mine')).toEqual([main.number]);
    expect(await act(other.order, { type: 'assign', departments: [12], reason: '' })).toBe('orderMerged');
    expect(await act(other.order, { type: 'unmerge', reason: '不是一件事' })).toBe('ok');
    expect(await read(main.order)).toMatchObject({ absorbed: [] });
    expect(await act(main.order, { type: 'link', number: other.number, kind: 'related' })).toBe('ok');
    expect((await read(other.order))?.links).toMatchObject([{ number: main.number }]);
    expect(await act(main.order, { type: 'unlink', to: other.order })).toBe('ok');
    expect((await read(other.order))?.links).toEqual([]);
  });
});

describe('a list as a file', () => {
  it('leaves by a lead alone, masked unless asked otherwise, and is recorded', async () => {
    await written('=HYPERLINK("http://x")，电话13912345678');
    const asked = { format: 'csv', view: 'all', query: '', filter: {}, full: false } as const;
    expect(await call('order.export', asked)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    await lead();
    const csv = await ask('order.export', asked);
    const text = Buffer.from(csv.data, 'base64').toString();
    expect(text.startsWith('\uFEFF工单编号,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")，电话139****5678"`);
    // 四（一）: the code of the centre is on the order and in the file.
    expect(text).toContain(CENTRE);
    const full = await ask('order.export', { ...asked, full: true });
    expect(Buffer.from(full.data, 'base64').toString()).toContain('13912345678');
  });

  it('as a workbook says what the CSV says, every cell as text: numbers keep their zeros, nothing is run', async () => {
    const { number } = await written('=HYPERLINK("http://x")，"电话" <13912345678> & 回拨02855500107');
    await written('+1-2\n@SUM(A1)', { callbackNumber: '02855500107' });
    await lead();
    const asked = { view: 'all', query: '', filter: {}, full: true } as const;
    const sheet = cellsOf(await ask('order.export', { ...asked, format: 'xlsx' }));
    const [, ...rows] = sheet.texts;
    const column = (name: ExportColumn) => rows.map((row) => row[EXPORT_COLUMNS.indexOf(name)]);
    expect(column('matter')).toEqual([
      '+1-2\n@SUM(A1)',
      '=HYPERLINK("http://x")，"电话" <13912345678> & 回拨02855500107',
    ]);
    expect(column('number')).toContain(number);
    expect(column('callback')).toEqual(['02855500107', '']);
    expect(new Set(sheet.types)).toEqual(new Set(['s']));
    expect(sheet.xml).not.toMatch(/<f[ >]/);
    // The same lines as the CSV, without its apostrophes.
    const csv = Buffer.from(
      (await ask('order.export', { ...asked, format: 'csv' })).data,
      'base64',
    ).toString();
    const fromCsv = [...csv.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n)/g)]
      .map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
      .map((cell) => cell.replace(/^'(?=[=+])/, ''));
    expect(sheet.texts.flat()).toEqual(fromCsv);
  });
});

/** The first sheet of a workbook as a spreadsheet reads it (ECMA-376 18.3, 18.4). */
function cellsOf({ data }: { readonly data: string }) {
  const parts = unzipSync(new Uint8Array(Buffer.from(data, 'base64')));
  const part = (name: string) => Buffer.from(parts[name] ?? []).toString();
  const plain = (text: string) =>
    text.replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name as string] ?? '&',
    );
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, one = '']) =>
    plain(one.replace(/<[^>]*>/g, '')),
  );
  const xml = part('xl/worksheets/sheet1.xml');
  const types: (string | undefined)[] = [];
  const texts = [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    // An empty cell is left out.
    const cells = EXPORT_COLUMNS.map(() => '');
    for (const [, about = '', value = ''] of row.matchAll(/<c ([^>]*)>(.*?)<\/c>/gs)) {
      types.push(/t="(\w+)"/.exec(about)?.[1]);
      const column = (/r="([A-Z])\d/.exec(about)?.[1] ?? '').charCodeAt(0) - 65;
      cells[column] = shared[Number(/<v>(\d+)<\/v>/.exec(value)?.[1])] ?? '?';
    }
    return cells;
  });
  return { xml, types, texts };
}

let fact = 0;
const facts = (seat: SeatId, id: string, ...list: CallFact[]) =>
  ask(
    'phone.facts',
    {
      facts: list.map((one) => {
        fact += 1;
        return { id: `fact-${fact}` as EventId, at: now, call: id as CallId, fact: one };
      }),
    },
    seat,
  );
const leg = (id: string) => `leg-${id}` as LegId;
const rings = (id: string, number: string): CallFact => ({
  type: 'legOffered',
  leg: leg(id),
  role: 'caller',
  party: { number },
  dialled: '12345',
});
const gone = (id: string): CallFact => ({ type: 'legEnded', leg: leg(id), cause: 'cancelledThere' });
const answered = (id: string): CallFact => ({ type: 'legAnswered', leg: leg(id) });
const missedNow = () => ask('missed.list', {});

describe('a call that nobody answered', () => {
  it('waits without end, counts who tries again, and closes by itself once he is spoken to', async () => {
    await facts(A, 'c1', rings('c1', '13800000001'), gone('c1'));
    await facts(A, 'c2', rings('c2', '+86 138 0000 0001'), gone('c2'));
    await facts(A, 'c3', rings('c3', '13900000002'), gone('c3'));
    now += 365 * 86_400_000;
    expect(await missedNow()).toMatchObject([
      { number: '138****0001', calls: 2 },
      { number: '139****0002', calls: 1 },
    ]);
    await facts(A, 'c4', rings('c4', '13800000001'), answered('c4'));
    expect(await missedNow()).toMatchObject([{ number: '139****0002' }]);
  });

  it('is none where another seat took it at the same time', async () => {
    await facts(A, 'c1', rings('c1', '13800000001'));
    await facts(B, 'c2', rings('c2', '13800000001'), answered('c2'));
    await facts(A, 'c1', gone('c1'));
    expect(await missedNow()).toEqual([]);
  });

  it('is called back without showing the number, again where that was in vain', async () => {
    await facts(A, 'c1', rings('c1', '13800000001'), gone('c1'));
    const [missed] = await missedNow();
    if (missed === undefined) throw new Error('none');
    await ask('missed.act', { missed: missed.id, action: { type: 'callBack' } });
    expect(dialled).toMatchObject([{ seat: A, number: '13800000001' }]);
    const dials = (id: string): CallFact => ({
      type: 'legDialled',
      leg: leg(id),
      role: 'other',
      party: { number: '13800000001' },
    });
    const first = dialled[0]?.call ?? '';
    await facts(A, first, dials('b1'), { type: 'legEnded', leg: leg('b1'), cause: 'noAnswer' });
    expect(await missedNow()).toMatchObject([{ tries: 1, claimedBy: A }]);
    await ask('missed.act', { missed: missed.id, action: { type: 'callBack' } });
    const second = dialled[1]?.call ?? '';
    await facts(A, second, dials('b2'), answered('b2'));
    expect(await missedNow()).toEqual([]);
    expect(await call('missed.act', { missed: missed.id, action: { type: 'claim' } })).toMatchObject({
      error: { code: 'missedDone' },
    });
  });

  it('of a hidden number is closed by a person with a note', async () => {
    await facts(A, 'c1', rings('c1', ''), gone('c1'));
    const [missed] = await missedNow();
    if (missed === undefined) throw new Error('none');
    const act = (action: Calls['missed.act']['arg']['action']) =>
      call('missed.act', { missed: missed.id, action });
    expect(await act({ type: 'callBack' })).toMatchObject({ error: { code: 'missedNoNumber' } });
    expect(await act({ type: 'close', note: '' })).toMatchObject({ error: { code: 'reasonMissing' } });
    expect(await act({ type: 'close', note: '无法联系' })).toMatchObject({ ok: true });
    expect(await missedNow()).toEqual([]);
  });
});
