// Phone page: the one AudioContext of the page. Everything that sounds or listens is given it.
export const openAudio = (): AudioContext => new AudioContext({ latencyHint: 'interactive' });
