// What a fault in a script means, in plain words for a trainer who knows nothing of schemas.
import type { z } from 'zod';
import type { Words } from '../diversion/types';
import type { YamlFault } from './yamlSource';

const words = (zh: string, en: string): Words => ({ zh, en });

/** Faults of the YAML itself; for the rest the parser's own sentence has to do. */
const YAML: Partial<Record<YamlFault['code'], Words>> = {
  BAD_INDENT: words(
    '缩进不对：同一级的内容要用同样多的空格对齐',
    'the indentation is wrong: what belongs together starts in the same column',
  ),
  TAB_AS_INDENT: words('缩进不能用制表符，请用空格', 'indent with spaces, not with tabs'),
  DUPLICATE_KEY: words('这个字段写了两遍，请删去一个', 'this field is written twice: remove one'),
  MISSING_CHAR: words('少了引号、括号或冒号', 'a quote, a bracket or a colon is missing'),
  BAD_ALIAS: words('“*”开头的是引用；文字请加引号', 'a “*” begins a reference: put the text in quotes'),
  BAD_SCALAR_START: words(
    '文字不能以这个符号开头，请加引号',
    'a text can’t begin with this sign: put it in quotes',
  ),
  MULTIPLE_DOCS: words('一个文件只能写一个剧本', 'one file holds one script'),
  UNEXPECTED_TOKEN: words(
    '这里多了内容，或少了引号、换行',
    'this does not belong here: a quote or a new line may be missing',
  ),
};

export function yamlWords({ code, message }: Pick<YamlFault, 'code' | 'message'>): Words {
  return YAML[code] ?? words(`写法不对（${message}）`, `not written as YAML wants it (${message})`);
}

/** What the patterns of the schemas ask for, in Chinese; their own message is the English. */
const PATTERNS: Readonly<Record<string, string>> = {
  'small letters, digits and single dashes': '只能用小写英文字母、数字和单个短横线',
  'a sound file, like roof-1.ogg or roof-1.wav': '应是声音文件名，如 roof-1.ogg 或 roof-1.wav',
  'a fictitious number, 0285550 and four digits': '只能用虚构号码：0285550 加四位数字',
};

const TYPES: Readonly<Record<string, Words>> = {
  string: words('文字', 'a text'),
  number: words('数字', 'a number'),
  int: words('整数', 'a whole number'),
  boolean: words('true 或 false', 'true or false'),
  array: words('列表（每项以“- ”开头）', 'a list (each item begins with “- ”)'),
  object: words('一组字段', 'a group of fields'),
};

/** `value` is what stands there; for an unknown name, the name. */
export function issueWords(issue: z.core.$ZodIssue, value: unknown): Words {
  if (issue.code === 'unrecognized_keys')
    return words(
      `没有“${String(value)}”这个字段，请检查拼写`,
      `there is no field “${String(value)}”: check the spelling`,
    );
  if (value === undefined) return words('缺少这一项', 'this field is missing');
  if (value === null) return words('这一项是空的', 'this field is empty');
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, value);
    case 'invalid_value':
      return wrongChoice(issue.values, value);
    case 'invalid_format':
      return wrongFormat(issue.message);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_union':
      return wrongUnion(issue, value);
    default:
      return words(`不符合要求（${issue.message}）`, issue.message);
  }
}

const wrongFormat = (message: string): Words =>
  PATTERNS[message] === undefined
    ? words(`格式不对（${message}）`, `not in the right form (${message})`)
    : words(PATTERNS[message], message);

function wrongType(expected: string, value: unknown): Words {
  const { zh, en } = TYPES[expected] ?? words(expected, expected);
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return words(`应是文字：请加引号，写作 "${value}"`, `a text is wanted: put it in quotes, "${value}"`);
  return words(`应是${zh}`, `${en} is wanted here`);
}

function wrongChoice(values: readonly unknown[], value: unknown): Words {
  const unquoted = values.some((one) => typeof one === 'string' && one === String(value));
  if (unquoted && typeof value !== 'string')
    return words(`请加引号，写作 "${value}"`, `put it in quotes: "${value}"`);
  const choices = values.map(String);
  return words(`只能是：${choices.join('、')}`, `must be one of: ${choices.join(', ')}`);
}

const tooSmall = ({ origin, minimum }: z.core.$ZodIssueTooSmall): Words =>
  origin === 'string' || origin === 'array'
    ? words('不能为空', 'must not be empty')
    : words(`不能小于 ${minimum}`, `must not be below ${minimum}`);

const tooBig = ({ origin, maximum }: z.core.$ZodIssueTooBig): Words =>
  origin === 'string' || origin === 'array'
    ? words(`太长，最多 ${maximum}`, `too long: at most ${maximum}`)
    : words(`不能大于 ${maximum}`, `must not be above ${maximum}`);

/** The branch that went furthest says what is wrong in it; plain words are told by their choices. */
function wrongUnion(issue: z.core.$ZodIssueInvalidUnion, value: unknown): Words {
  const branches: readonly (readonly z.core.$ZodIssue[])[] = issue.errors;
  const inside = branches.flat().find(({ path }) => path.length > 0);
  if (inside !== undefined && typeof value === 'object') {
    const said = issueWords(inside, inside.code === 'unrecognized_keys' ? inside.keys[0] : '');
    const at = inside.path.map(String).join('.');
    return words(`${at}：${said.zh}`, `${at}: ${said.en}`);
  }
  const choices = branches.flat().flatMap((one) => (one.code === 'invalid_value' ? one.values : []));
  return choices.length === 0
    ? words('这一项的写法不对', 'this is not written in any way that is known here')
    : wrongChoice(choices, value);
}
