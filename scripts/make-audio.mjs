// Makes the sound of the practice scripts: every line that has none yet, or whose text or voice changed. Needed only
// by those who write scripts; the program and its tests read the finished files. See docs/audio.md.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pinyin } from 'pinyin-pro';
import { parse } from 'yaml';
import { LEVELS, RATE, RECIPES, TONES } from './audio-recipes.mjs';

/** Raise it when the way of making changes: every made file is then made again. */
const RECIPE = 1;
const BITRATE = '24k';
const AUDIO = fileURLToPath(new URL('../resources/audio/', import.meta.url));
const SCRIPTS = fileURLToPath(new URL('../resources/scripts/', import.meta.url));
const MANIFEST = join(AUDIO, 'manifest.json');

/** What the dictionary reads wrongly in spoken Sichuan Chinese: the reading in numbered pinyin. */
const READINGS = {
  晓得: 'xiao3 de5',
  没得: 'mei2 de5',
  恼火得很: 'nao3 huo3 de5 hen3',
  看得到: 'kan4 de5 dao4',
  闻得到: 'wen2 de5 dao4',
  吵得: 'chao3 de5',
  放得: 'fang4 de5',
  睡不着: 'shui4 bu5 zhao2',
  调监控: 'diao4 jian1 kong4',
  倒是: 'dao4 shi4',
  坝子: 'ba4 zi5',
  裤子: 'ku4 zi5',
  还钱: 'huan2 qian2',
  啥子: 'sha2 zi5',
  咋个: 'za3 ge5',
  要得: 'yao4 de5',
  遭: 'zao1',
  噻: 'sai5',
  咯: 'lo5',
  嘛: 'ma5',
  哈: 'ha5',
  嗯: 'en4',
  屋头: 'wu1 tou5',
  娃儿: 'wa2 er2',
};

const digits = '零幺二三四五六七八九';

/** Service numbers and telephone numbers are said digit by digit, house numbers and sums as numbers. */
const sayNumbers = (text) =>
  text.replace(/\d{3,}/g, (run) => [...run].map((digit) => digits[Number(digit)]).join(''));

const sayAs = (text) =>
  Object.entries(READINGS).reduce(
    (said, [word, reading]) => said.replaceAll(word, ` ${reading} `),
    sayNumbers(text),
  );

const toPinyin = (said) =>
  pinyin(said, { toneType: 'num', type: 'string', nonZh: 'consecutive' })
    .replace(/([a-zü])0/g, '$15')
    .replaceAll('ü', 'v');

const hashOf = (...parts) =>
  createHash('sha256')
    .update(JSON.stringify([RECIPE, ...parts]))
    .digest('hex')
    .slice(0, 16);

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Everything that must exist: file name → how it is made. Two scripts may share a file when they agree on it. */
function wantedSounds() {
  const voices = readJson(join(AUDIO, 'voices.json'));
  const wanted = new Map();
  const want = (file, sound) => {
    const before = wanted.get(file);
    if (before && before.hash !== sound.hash) throw new Error(`${file} is used with two texts or voices`);
    wanted.set(file, sound);
  };
  const wantLine = (line, name) => {
    const { text, sound } = line;
    if (sound)
      return want(line.audio, { kind: 'sound', text, voice: sound, hash: hashOf('sound', sound, text) });
    const voice = voices[name];
    if (!voice) throw new Error(`${line.audio}: there is no voice “${name}” in voices.json`);
    want(line.audio, { kind: 'speech', text, voice: name, hash: hashOf('speech', voice, sayAs(text)) });
  };
  for (const file of readdirSync(SCRIPTS)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const script = parse(readFileSync(join(SCRIPTS, file), 'utf8'));
    for (const line of script.lines) wantLine(line, script.voice);
    for (const line of script.partner.lines) wantLine(line, script.partner.voice);
  }
  for (const [file, { text, recipe }] of Object.entries(TONES))
    want(file, { kind: 'tone', text, voice: recipe, hash: hashOf('tone', recipe, text) });
  return { voices, wanted };
}

function run(command, args, input) {
  const done = spawnSync(command, args, { input, maxBuffer: 1 << 28 });
  if (done.error?.code === 'ENOENT')
    throw new Error(
      `${command} is not installed. Making sound needs espeak-ng, sox and ffmpeg (Debian: apt-get install espeak-ng sox ffmpeg); running Linkseat does not.`,
    );
  if (done.error) throw done.error;
  if (done.status !== 0)
    throw new Error(`${command} failed: ${done.stderr.toString().trim().split('\n').at(-1)}`);
  return done.stdout;
}

/** Any sound file → the band of a telephone, silence cut at both ends, as samples −1 … 1 at 48 kHz. */
function readSamples(path) {
  const cut = ['silence', '1', '0.02', '0.3%', 'reverse', 'silence', '1', '0.02', '0.3%', 'reverse'];
  // -D: sox would dither with random numbers, and no two files would be the same.
  const raw = run('sox', [
    ...['-V1', '-D', path, '-t', 'raw', '-e', 'signed', '-b', '16', '-c', '1', '-r', String(RATE), '-'],
    ...['highpass', '220', 'lowpass', '3700', ...cut, 'pad', '0.05', '0.12'],
  ]);
  return Float32Array.from({ length: raw.length >> 1 }, (_, i) => raw.readInt16LE(i * 2) / 32768);
}

function speak(text, voice, folder) {
  const wav = join(folder, 'line.wav');
  const said = toPinyin(sayAs(text));
  run('espeak-ng', [
    ...['-v', voice.espeak, '-p', String(voice.pitch), '-s', String(voice.speed)],
    ...['-w', wav, said],
  ]);
  return readSamples(wav);
}

const db = (amplitude) => Math.max(-120, Math.round(200 * Math.log10(amplitude || 1e-6)) / 10);
const peakOf = (samples) => samples.reduce((top, sample) => Math.max(top, Math.abs(sample)), 0);
const rmsOf = (samples) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** To the same loudness, counted where there is sound; peaks are rounded off below −1.5 dBFS. */
function level(samples, targetDb) {
  if (samples.length === 0 || peakOf(samples) === 0) throw new Error('there is no sound in it');
  const gate = peakOf(samples) * 0.03;
  const gain = 10 ** (targetDb / 20) / rmsOf(samples.filter((sample) => Math.abs(sample) > gate));
  const top = 0.84;
  return samples.map((sample) => top * Math.tanh((sample * gain) / top));
}

function encode(samples, path) {
  const raw = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => {
    raw.writeInt16LE(Math.round(sample * 32767), i * 2);
  });
  // bitexact: the same samples give the same bytes, with no encoder's date and no random stream number.
  run(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-f', 's16le', '-ar', String(RATE), '-ac', '1', '-i', 'pipe:0'],
      ...['-c:a', 'libopus', '-b:a', BITRATE, '-vbr', 'on', '-map_metadata', '-1'],
      ...['-flags:a', '+bitexact', '-fflags', '+bitexact', '-f', 'ogg', path],
    ],
    raw,
  );
}

function make(file, sound, voices, folder, recording) {
  const { kind, text, voice, hash } = sound;
  const raw = recording
    ? readSamples(recording)
    : kind === 'speech'
      ? speak(text, voices[voice], folder)
      : RECIPES[voice]();
  const samples = level(raw, LEVELS[voice] ?? LEVELS.speech);
  const path = join(AUDIO, file);
  encode(samples, path);
  const durationMs = Math.round((samples.length * 1000) / RATE);
  const measured = {
    durationMs,
    bytes: statSync(path).size,
    peakDb: db(peakOf(samples)),
    rmsDb: db(rmsOf(samples)),
  };
  return { kind: recording ? 'recording' : kind, text, voice, hash, ...measured };
}

function writeManifest(sounds) {
  const rows = Object.keys(sounds)
    .sort()
    .map((file) => `    ${JSON.stringify(file)}: ${JSON.stringify(sounds[file])}`);
  writeFileSync(MANIFEST, `{\n  "version": 1,\n  "sounds": {\n${rows.join(',\n')}\n  }\n}\n`);
}

function main() {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      use: { type: 'string' },
      as: { type: 'string' },
    },
  });
  const { voices, wanted } = wantedSounds();
  const sounds = existsSync(MANIFEST) ? { ...readJson(MANIFEST).sounds } : {};
  const folder = mkdtempSync(join(tmpdir(), 'linkseat-audio-'));
  try {
    if (values.use !== undefined) {
      const sound = wanted.get(values.as ?? '');
      if (!existsSync(values.use)) throw new Error(`there is no file ${values.use}`);
      if (!sound) throw new Error('--use <recording> needs --as <file.ogg>, a file that a script names');
      sounds[values.as] = make(values.as, sound, voices, folder, values.use);
      writeManifest(sounds);
      return console.log(`${values.as} is now the recording ${basename(values.use)}: “${sound.text}”`);
    }
    const stale = (file, hash) => !existsSync(join(AUDIO, file)) || sounds[file]?.hash !== hash;
    const todo = [...wanted].filter(([file, { hash }]) => values.all || stale(file, hash));
    const unused = readdirSync(AUDIO).filter((file) => file.endsWith('.ogg') && !wanted.has(file));
    const gone = Object.keys(sounds).filter((file) => !wanted.has(file));
    if (values.check) {
      for (const [file, { text }] of todo) console.log(`to make: ${file}  ${text}`);
      for (const file of new Set([...unused, ...gone])) console.log(`to remove: ${file}`);
      process.exitCode = todo.length + unused.length + gone.length > 0 ? 1 : 0;
      return;
    }
    for (const [file, sound] of todo) {
      if (sounds[file]?.kind === 'recording' && sounds[file].hash === sound.hash) continue;
      if (sounds[file]?.kind === 'recording') console.log(`${file}: the text changed, so the recording goes`);
      sounds[file] = make(file, sound, voices, folder);
      console.log(`${file}  ${sounds[file].durationMs} ms  ${sounds[file].bytes} bytes  ${sound.text}`);
    }
    for (const file of unused) rmSync(join(AUDIO, file));
    for (const file of gone) delete sounds[file];
    writeManifest(sounds);
    const bytes = Object.values(sounds).reduce((sum, sound) => sum + sound.bytes, 0);
    console.log(
      `${todo.length} made, ${unused.length} removed; ${wanted.size} files, ${Math.ceil(bytes / 1024)} KiB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
