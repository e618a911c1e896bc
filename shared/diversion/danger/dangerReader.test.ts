import { expect, it } from 'vitest';
import { houseSuggester } from '../suggest/testing';

const { suggest } = houseSuggester();
const levelOf = (text: string) => suggest(text).danger.level;

it.each([
  ['has happened, has not happened', '有人受伤了，流了好多血', '没有人受伤，就是车擦了一下'],
  ['now, last year', '我们这里着火了', '去年我们这里着过火，想问赔偿的事'],
  ['now, long ago', '有人掉到河里了', '听说以前这河里淹死过人，建议装护栏'],
  ['a fire, a drill', '教学楼起火了浓烟滚滚', '今天学校消防演习，烟是假的'],
  ['a fire, an office', '厨房着火了灭不了', '咨询怎么办理灭火器年检'],
  ['a blow, a quarrel', '他又在打我，快来', '没有打架，就是吵了几句'],
  ['a jump, a price', '有人站在楼顶要跳楼', '楼盘打跳楼价广告是不是虚假宣传'],
  ['an explosion, a mood', '气罐爆炸了，有人炸伤', '气得我要爆炸了，物业太过分'],
  ['fire, hot pot', '隔壁烧起来了有人没出来', '楼下火锅店油烟太大'],
  ['a knife, noodles', '有人提起菜刀追人', '刀削面馆卫生差'],
  ['lost, found', '我娃娃不见了，才三岁', '娃娃已经找到了，谢谢你们'],
])('knows danger from its shadow: %s', (_, danger, harmless) => {
  expect(levelOf(danger)).not.toBe('none');
  expect(levelOf(harmless)).toBe('none');
});

it.each([
  ['weapon', '有个男的拿刀在砍人'],
  ['violence', '我老公在打我，救命'],
  ['fire', '楼上着火了'],
  ['explosion', '锅炉爆炸了'],
  ['leak', '煤气泄漏了，人头晕'],
  ['height', '有人站在楼顶要跳'],
  ['water', '有娃娃溺水了'],
  ['selfHarm', '我不想活了，药都买好了'],
  ['trapped', '我们被困在电梯里出不来'],
  ['unconscious', '老人晕倒了叫不醒'],
  ['helplessChildOrOld', '我孙子走丢了，才四岁'],
] as const)('names the kind %s and raises “now”', (category, text) => {
  const { danger } = suggest(text);
  expect(danger.level).toBe('now');
  expect(danger.categories).toContain(category);
  expect(danger.why.length).toBeGreaterThan(0);
});

it('takes a threat of suicide for danger, however it is put', () => {
  expect(levelOf('要是再不给工资我就从这里跳下去')).toBe('now');
  expect(levelOf('想问一下不想活了该打哪个电话')).not.toBe('none');
});
