import { setInScript } from './scriptEdit';
import { SCHEMA_LINE } from './scriptJsonSchema';
import { readYamlSource } from './yamlSource';

/** `name`, or with a number where it is taken: `roof-at-12345-2`. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`;
}

/** A script of the house is not written over: it is copied, with an id of its own and from version 1 on. */
export function copyScript(text: string, id: string): string {
  const titled = (['zh', 'en'] as const).reduce((copy, language) => {
    const title = titleOf(copy, language);
    return title === undefined ? copy : setInScript(copy, ['title', language], `${title}${COPY[language]}`);
  }, text);
  return setInScript(setInScript(titled, ['id'], id), ['version'], 1);
}

const COPY = { zh: '（副本）', en: ' (copy)' } as const;

function titleOf(text: string, language: 'zh' | 'en'): string | undefined {
  const source = readYamlSource(text);
  const value = source.ok ? (source.value.value as { title?: Record<string, unknown> } | null) : undefined;
  const title = value?.title?.[language];
  return typeof title === 'string' ? title : undefined;
}

/** The fewest words with which a caller can be written; what has to be said still is named by its problems. */
export const blankScript = (id: string): string => `${SCHEMA_LINE}
id: ${id}
version: 1
lesson: 99
title:
  zh: 新剧本
  en: New script
rings: "12345"
from: { number: "02855500999", name: 来电人 }
voice: woman
temper: 20
teaches:
  zh: 
  en: 
clause: 
expected:
  rows: []
  owner: "12345"
  danger: none
  ladder: []
ringing: {}
lines:
  - id: l1
    at: answered
    text: 喂，您好。
    audio: ${id}-l1.wav
    pauseAfterMs: 2500
  - id: retrieved
    at: retrieved
    text: 哎，我还在，你说嘛。
    audio: back-woman.ogg
    pauseAfterMs: 1500
  - id: idle
    at: idle
    text: 喂？你在听吗？
    audio: idle-woman.ogg
    pauseAfterMs: 0
idle: { everyMs: 9000, times: 12 }
partner:
  behaviour: answers
  afterMs: 4000
  voice: desk-110
  lines:
    - id: greeting
      at: answered
      text: 您好，110报警服务台，请讲。
      audio: desk-110-greeting.ogg
      pauseAfterMs: 2500
    - id: idle
      at: idle
      text: 您好，我在听，请继续讲。
      audio: desk-110-idle.ogg
      pauseAfterMs: 0
`;
