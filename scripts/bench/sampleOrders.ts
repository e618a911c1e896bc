// Orders as a city writes them, for the rows about their lists: texts of some ninety characters, 400 estates.
import { content } from '../../main/store/testing/sampleEvents';

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
// 400 housing estates, so that a search by one finds some 25 of 10,000: what people search for is a place or a matter.
const FIRST = [...'锦翠银金玉碧雅怡康宁福瑞祥泰和兴盛安乐永'];
const SECOND = [...'苑园居庭府湾邸轩阁坊里城郡墅庄台岸谷洲屿'];
// A frequent matter, where LIKE too can stop after one page; three estates; and one that is nowhere.
export const QUERIES = ['燃气', '锦苑', '瑞坊', '乐岸', '鲸鱼'];

function narrative(random: () => number): string {
  const chars = [...COMMON];
  const rest = Array.from({ length: 80 }, () => chars[Math.floor(random() * chars.length)] ?? '');
  const matter = MATTERS[Math.floor(random() ** 3 * MATTERS.length)] ?? '';
  return rest.slice(0, 40).join('') + matter + rest.slice(40).join('');
}

/** The creation of the `i`th order. */
export function sampleOrder(i: number, random: () => number) {
  const text = narrative(random);
  const estate = (FIRST[Math.floor(random() * 20)] ?? '') + (SECOND[Math.floor(random() * 20)] ?? '');
  const callerNumber = `139${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
  const form = { ...content(text).form, place: `测试路${Math.floor(random() * 300)}号${estate}` };
  return {
    type: 'orderCreated' as const,
    number: `12345-${String(i).padStart(7, '0')}`,
    side: '12345' as const,
    content: content(text, { form, callerNumber }),
  };
}
