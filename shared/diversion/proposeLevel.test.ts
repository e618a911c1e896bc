import { expect, test } from 'vitest';
import diversion from '../../resources/lists/diversion.json' with { type: 'json' };
import { proposeLevel } from './proposeLevel';
import { diversionFileSchema } from './schema/diversion';

const { rows } = diversionFileSchema.parse(diversion);

const propose = (code: string, dangerNow: boolean, widespread: boolean) => {
  const row = rows.find((candidate) => code.startsWith(candidate.code));
  if (row === undefined) throw new Error(code);
  return proposeLevel({ row, item: row.items.find((item) => item.code === code), dangerNow, widespread });
};

test.each<[what: string, code: string, dangerNow: boolean, widespread: boolean, level: number]>([
  ['路灯', '12345-01.05', false, false, 3],
  ['供水故障 in one flat', '12345-15.05', false, false, 3],
  ['供水故障 of a district', '12345-15.05', false, true, 2],
  ['供电 of a district', '12345-01.02', false, true, 2],
  ['水体污染, widespread', '12345-05.04', false, true, 2],
  ['危化品泄露', '12345-15.07', false, false, 2],
  ['燃气泄漏, danger now', '12345-15.06', true, false, 1],
  ['自杀, danger now', '110-05.08', true, false, 1],
  ['地震', '110-06.06', false, false, 1],
  ['群体性事件', '110-02', false, false, 1],
  ['讨薪欠薪, many callers', '12345-08.01', false, true, 3],
])('%s (danger %s %s): level', (_, code, dangerNow, widespread, level) => {
  expect(propose(code, dangerNow, widespread)).toEqual({ level, clause: `三（四）${level}` });
});

test('danger now is level 1 in every row', () => {
  for (const row of rows) expect(proposeLevel({ row, dangerNow: true }).level).toBe(1);
});
