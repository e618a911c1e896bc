// 10,000 orders: the list as the desk asks for it, by two characters, against LIKE over the same rows.

import Database from 'better-sqlite3';
import { createCore } from '../../../main/store/createCore';
import { migrate } from '../../../main/store/migrate';
import { searchText } from '../../../main/store/search/feedSearch';
import { randomFrom } from '../../../main/store/testing/randomFrom';
import { content, newEvent } from '../../../main/store/testing/sampleEvents';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';

const ORDERS = 10_000;
const LIMIT = 50;
const COMMON =
  '小区居民反映路段附近夜间施工噪音影响休息希望有关部门尽快处理并回复来电人称多次联系物业未果现场有积水';
const MATTERS = [
  '路灯不亮',
  '井盖缺失',
  '燃气气味',
  '水管爆裂',
  '占道经营',
  '拖欠工资',
  '垃圾清运',
  '道路塌陷',
];
// 400 housing estates, so that a search by one finds some 25 orders: what people search for is one place or matter.
const FIRST = [...'锦翠银金玉碧雅怡康宁福瑞祥泰和兴盛安乐永'];
const SECOND = [...'苑园居庭府湾邸轩阁坊里城郡墅庄台岸谷洲屿'];
// A frequent matter, where LIKE too can stop after one page; three estates; and one that is nowhere.
const QUERIES = ['燃气', '锦苑', '瑞坊', '乐岸', '鲸鱼'];

/** Some ninety characters, as an operator writes in a call. */
function narrative(random: () => number): string {
  const chars = [...COMMON];
  const rest = Array.from({ length: 80 }, () => chars[Math.floor(random() * chars.length)] ?? '');
  const matter = MATTERS[Math.floor(random() ** 3 * MATTERS.length)] ?? '';
  return rest.slice(0, 40).join('') + matter + rest.slice(40).join('');
}

function order(i: number, text: string, random: () => number) {
  const estate = (FIRST[Math.floor(random() * 20)] ?? '') + (SECOND[Math.floor(random() * 20)] ?? '');
  const callerNumber = `139${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
  const form = { ...content(text).form, place: `测试路${Math.floor(random() * 300)}号${estate}` };
  const number = `12345-${String(i).padStart(6, '0')}`;
  return {
    type: 'orderCreated' as const,
    number,
    side: '12345' as const,
    content: content(text, { form, callerNumber }),
  };
}

function timed(run: () => number): { readonly ms: number; readonly count: number } {
  const from = performance.now();
  const count = run();
  return { ms: performance.now() - from, count };
}

async function run() {
  const db = new Database(':memory:');
  migrate(db);
  const core = createCore(db);
  // The whole text in one column: the kindest thing for LIKE.
  db.exec('CREATE TABLE plain (created_seq INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const plain = db.prepare('INSERT INTO plain VALUES (?, ?)');
  const random = randomFrom(1);
  for (let i = 0; i < ORDERS; i++) {
    const text = narrative(random);
    const body = order(i, text, random);
    const done = core.append([newEvent(`order:o${i}`, body)], undefined, i);
    if (!done.ok) throw new Error(done.error.message);
    plain.run(done.value[0]?.seq, searchText(body.number, body.content));
  }
  while (core.feedSearch());

  const like = db.prepare(
    `SELECT o.* FROM plain p JOIN orders o USING (created_seq) WHERE p.text LIKE ?
     ORDER BY created_seq DESC LIMIT ?`,
  );
  const ours: number[] = [];
  const against: number[] = [];
  for (let round = 0; round < 40; round++) {
    for (const query of QUERIES) {
      const found = timed(() => core.listOrders({ query, limit: LIMIT }).length);
      const scanned = timed(() => like.all(`%${query}%`, LIMIT).length);
      if (found.count !== scanned.count)
        throw new Error(`${query}: ${found.count} found, ${scanned.count} by LIKE`);
      ours.push(found.ms);
      against.push(scanned.ms);
    }
  }
  core.close();
  // Sums, not medians: the scan stops early on frequent words, and both must carry their slow queries.
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const note = `p50 ${median(ours).toFixed(3)} ms, ${QUERIES.length} words, first ${LIMIT} rows`;
  return { ours: mean(ours), against: mean(against), note };
}

export const row: BenchRow = {
  id: 'orders-search',
  unit: 'ms',
  goal: 0.1,
  title: '10,000 orders found by two characters ÷ a LIKE scan',
  run,
};
