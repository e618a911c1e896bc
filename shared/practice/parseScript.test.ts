import { describe, expect, it } from 'vitest';
import { parseScript } from './parseScript';
import { scriptFixture } from './scriptFixture';

const text = JSON.stringify(scriptFixture, null, 2);
const faultOf = (broken: string) => {
  const result = parseScript(broken, 'x.json');
  return result.ok ? undefined : result.error[0];
};

describe('parseScript', () => {
  it('reads a whole script, with or without a byte-order mark', () => {
    expect(parseScript(text, 'x.json')).toEqual({ ok: true, value: scriptFixture });
    expect(parseScript(`\uFEFF${text}`, 'x.json').ok).toBe(true);
  });

  it('names the line of what is no JSON', () => {
    expect(faultOf('{\n  "id": "a",\n  oops\n}')).toMatchObject({ file: 'x.json', line: 3 });
  });

  it('names path and line of a wrong value', () => {
    const broken = text.replace('"one.ogg"', '"One.wav"');
    const line = broken.split('\n').findIndex((row) => row.includes('One.wav')) + 1;
    expect(faultOf(broken)).toMatchObject({ line, path: 'lines[0].audio' });
  });

  it('takes no telephone number that could be somebody’s', () => {
    expect(faultOf(text.replace('02855500001', '02886640001'))).toMatchObject({ path: 'from.number' });
  });

  it('refuses what it does not know, so that a misspelt field is found', () => {
    const result = parseScript(text.replace('"idle": {', '"idel": 1, "idle": {'), 'x.json');
    expect(result.ok ? [] : result.error.map(({ message }) => message)).toEqual(['Unrecognized key: "idel"']);
  });
});
