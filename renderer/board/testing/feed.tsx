// Renderer, for the bench alone: the board's table, or Ant Design's virtual table, on the same feed of 2,000 seats.
import { seatKey } from '@shared/board/BoardFrame';
import type { SeatId } from '@shared/kernel/ids';
import type { SeatCard } from '@shared/seat/SeatCard';
import { sampleCard } from '@shared/seat/sampleCard';
import { Table } from 'antd';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../ui/theme/tokens.css';
import type { Bridge } from '../../ui/bridge/Bridge';
import { createStore } from '../../ui/store/Store';
import { createWords } from '../../ui/words/createWords';
import '../Board.css';
import { BoardProvider } from '../BoardContext';
import { SeatTable } from '../parts/SeatTable';
import { type BoardState, FIRST_STATE } from '../state/BoardState';
import { SeatRows } from '../state/SeatRows';
import { createSeconds } from '../state/seconds';

const SEATS = 2_000;
const clock = () => Date.now();
const store = createStore<BoardState>(FIRST_STATE);
const rows = new SeatRows({ next: (run) => requestAnimationFrame(run) });
const bridge: Bridge = {
  call: () => new Promise(() => undefined),
  listen: () => () => undefined,
  state: () => 'open',
  onState: () => () => undefined,
  close: () => undefined,
};

const STATES = ['available', 'training', 'disconnected', 'offline'] as const;
let count = 0;
const cardAt = (n: number): SeatCard => {
  count += 1;
  return sampleCard(
    { at: STATES[count % STATES.length] ?? 'available', since: clock() },
    { seat: `12345-${String(n).padStart(5, '0')}` as SeatId, today: { calls: count, handled: 0, missed: 0 } },
  );
};
/** Changes of so many seats; the first is always in sight. */
const changes = (many: number): readonly SeatCard[] =>
  Array.from({ length: many }, (_, n) => cardAt(n === 0 ? 0 : (count * 7919) % SEATS));

const asked = new URLSearchParams(location.search).get('table');
let show: (cards: readonly SeatCard[]) => void = (cards) => rows.apply({ cards });

const COLUMNS = ['seat', 'state', 'since', 'calls', 'handled', 'missed'].map((name) => ({
  title: name,
  dataIndex: name,
  width: 120,
}));
const rowOf = ({ seat, state, today }: SeatCard) => ({
  key: seat,
  seat,
  state: state.at,
  since: state.since,
  calls: today.calls,
  handled: today.handled,
  missed: today.missed,
});

function AntTable() {
  const [cards, setCards] = useState(() => new Map(first.map((card) => [seatKey(card), rowOf(card)])));
  useEffect(() => {
    let waiting: SeatCard[] = [];
    show = (fresh) => {
      if (waiting.length === 0)
        requestAnimationFrame(() => {
          const now = waiting;
          waiting = [];
          setCards((all) => new Map([...all, ...now.map((card) => [seatKey(card), rowOf(card)] as const)]));
        });
      waiting.push(...fresh);
    };
  }, []);
  return (
    <Table
      virtual
      pagination={false}
      scroll={{ y: 640, x: 900 }}
      columns={COLUMNS}
      dataSource={[...cards.values()]}
    />
  );
}

const first = Array.from({ length: SEATS }, (_, n) => cardAt(n));
rows.fill(first);
const root = document.getElementById('root');
if (root === null) throw new Error('no #root');
createRoot(root).render(
  <I18nextProvider i18n={createWords('zh-CN')}>
    <BoardProvider board={{ store, rows, bridge, seconds: createSeconds(store, clock) }}>
      {asked === 'antd' ? <AntTable /> : <SeatTable />}
    </BoardProvider>
  </I18nextProvider>,
);

const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));

/** A thousand changes a second, 50 every 50 ms. Answers frame times and change → pixel, milliseconds. */
async function run(seconds: number): Promise<{ frames: number[]; pixels: number[] }> {
  const frames: number[] = [];
  const pixels: number[] = [];
  let on = true;
  let last = performance.now();
  const frame = (now: number) => {
    frames.push(now - last);
    last = now;
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  for (let n = 0; n < seconds * 20; n += 1) {
    const began = performance.now();
    const cards = changes(50);
    const text = String(cards[0]?.today.calls);
    show(cards);
    do await drawn();
    while (!document.body.textContent?.includes(text) && performance.now() - began < 2_000);
    pixels.push(performance.now() - began);
    const rest = 50 - (performance.now() - began);
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
  }
  on = false;
  return { frames: frames.slice(1), pixels };
}

/** So many changes as fast as they go, for what is left in memory afterwards. */
async function flood(many: number): Promise<void> {
  for (let n = 0; n < many; n += 5_000) {
    show(changes(5_000));
    await drawn();
  }
}

Object.assign(window, { feed: { run, flood } });
