// One suggestion of 300 characters, as the desk makes it while the operator types, against one frame of a 60 Hz screen.
import { fileURLToPath } from 'node:url';
import { loadReference } from '../../../main/reference/loadReference';
import { loadSuggester } from '../../../main/reference/loadSuggester';
import type { Suggester } from '../../../shared/diversion/suggest/suggester';
import type { BenchRow } from '../BenchRow';
import { median } from '../median';

const FRAME_MS = 16;
const CHARACTERS = 300;
const BLOCKS = 15;
const ROUNDS = 200;
const PARTS = [
  '屋头莫得水了，遭不住了，你们快点派人来看一下，',
  '楼上天天放音乐跳广场舞，娃娃写不成作业，',
  '有个人拎起菜刀在街上追人，好多人在跑，',
  '老板拖欠我们三个月工资，电话也不接，',
  '小区门口的井盖不见了，路灯也不亮，老人晚上摔了一跤，',
  '去年这里着过火，没有人受伤，想问下赔偿的事，',
];

const narrative = (round: number): string =>
  Array.from({ length: 18 }, (_, k) => PARTS[(k * (round + 1) + round) % PARTS.length])
    .join('')
    .slice(0, CHARACTERS);

function timed(suggester: Suggester, text: string): number {
  const from = performance.now();
  suggester.suggest(text);
  return performance.now() - from;
}

async function run() {
  const resourcesDir = fileURLToPath(new URL('../../../resources', import.meta.url));
  const loaded = loadReference({ resourcesDir });
  if (!loaded.ok) throw new Error(loaded.error.message);
  const suggester = loadSuggester(resourcesDir, loaded.value.lists);
  const times: number[] = [];
  const slowest: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    const ofBlock = Array.from({ length: ROUNDS }, (_, round) =>
      timed(suggester, narrative(block * ROUNDS + round)),
    );
    times.push(...ofBlock);
    slowest.push(ofBlock.sort((a, b) => a - b)[Math.floor(ROUNDS * 0.99)] ?? Number.NaN);
  }
  // The middle block: a machine that others use too takes the processor away for whole frames now and then.
  const p99 = median(slowest);
  return { ours: p99, against: FRAME_MS, note: `p50 ${median(times).toFixed(2)} ms` };
}

export const row: BenchRow = {
  id: 'suggest',
  unit: 'ms',
  goal: 1,
  title: 'p99 of a suggestion from 300 characters ÷ one frame',
  run,
};
