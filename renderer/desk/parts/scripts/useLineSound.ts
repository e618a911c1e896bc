// Renderer, desk page: the sound of one line on its way: recorded by the phone page, which alone has the microphone;
// from a file; or spoken by the operating system. Then cut, levelled and kept.
import { type Cut, cutOfSpeech, encodeWav, LINE_RATE, levelSamples } from '@shared/practice/lineSound';
import { useEffect, useState } from 'react';
import { base64, bytesOf } from '../../../ui/base64';
import { useDesk, useDeskState } from '../../DeskContext';
import { decodeLine } from './lineSamples';

/** A line is no longer, seconds: what the contract carries. */
const LONGEST = 20;

export type LineSoundState =
  | { readonly at: 'empty' }
  | { readonly at: 'recording'; readonly level: number }
  | { readonly at: 'cutting'; readonly samples: Float32Array<ArrayBuffer>; readonly cut: Cut }
  | { readonly at: 'trouble'; readonly why: 'unreadable' | 'silent' | 'tooLong' | 'inCall' | 'noMicrophone' };

export function useLineSound(id: string, text: string, voice: string, kept: (audio: string) => void) {
  const { asks } = useDesk();
  const heard = useDeskState((state) => state.audioTest);
  const [state, setState] = useState<LineSoundState>({ at: 'empty' });
  const take = async (bytes: ArrayBuffer) => {
    const samples = await decodeLine(bytes);
    if (samples === undefined) setState({ at: 'trouble', why: 'unreadable' });
    else setState({ at: 'cutting', samples, cut: cutOfSpeech(samples, LINE_RATE) });
  };
  const recording = state.at === 'recording';
  // biome-ignore lint/correctness/useExhaustiveDependencies: each thing that is heard once
  useEffect(() => {
    if (!recording) return;
    if (heard.state === 'recording') setState({ at: 'recording', level: heard.level });
    else if (heard.state === 'recorded' && heard.sound !== undefined) void take(bytesOf(heard.sound).buffer);
    else if (heard.state === 'inCall' || heard.state === 'noMicrophone')
      setState({ at: 'trouble', why: heard.state });
  }, [heard]);
  // Whoever goes away from the line stops what he began.
  useEffect(
    () => () => {
      if (recording) void asks.ask('phone.testAudio', { what: 'stop' });
    },
    [asks, recording],
  );
  const levelled = (): Uint8Array<ArrayBuffer> | undefined => {
    if (state.at !== 'cutting') return undefined;
    const samples = levelSamples(state.samples.slice(state.cut.from, state.cut.to));
    if (samples === undefined) setState({ at: 'trouble', why: 'silent' });
    return samples && encodeWav(samples, LINE_RATE);
  };
  return {
    state,
    record: async () => {
      const asked = await asks.ask('phone.testAudio', { what: 'line' });
      if (asked.ok) setState({ at: 'recording', level: 0 });
    },
    stop: () => void asks.ask('phone.testAudio', { what: 'stop' }),
    take,
    speak: async () => {
      const spoken = await asks.ask('script.speak', { text, voice });
      if (spoken.ok) await take(bytesOf(spoken.value.sound).buffer);
    },
    cut: (cut: Cut) => {
      if (state.at === 'cutting') setState({ ...state, cut });
    },
    /** As it will be heard in the call. */
    hear: levelled,
    keep: async () => {
      const wav = levelled();
      if (wav === undefined) return;
      if (wav.length > LONGEST * LINE_RATE * 2) return setState({ at: 'trouble', why: 'tooLong' });
      const answer = await asks.ask('script.keepSound', { id, text, sound: base64(wav) });
      if (answer.ok) kept(answer.value.audio);
    },
  };
}
