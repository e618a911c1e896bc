// Phone page.
import type { PhoneWords } from './words';

export const ENGLISH: PhoneWords = {
  registration: {
    absent: 'Not started',
    connecting: 'Connecting…',
    registered: 'Registered, ready for calls',
    unreachable: 'The telephone server cannot be reached; trying again',
    unauthorized: 'The account or its secret is wrong; please correct it in the settings. Trying again',
    refused: 'The server refuses to register this account; please check it. Trying again',
  },
  microphone: {
    unknown: 'Opening the microphone…',
    ready: 'Open',
    noDevice: 'No microphone: calls can be answered and heard, but nobody hears you',
    noPermission:
      'The microphone is not allowed: you hear others, they don’t hear you. Allow it beside the address and reload',
    failed:
      'The microphone can’t be opened, another program may hold it. You hear others, they don’t hear you',
  },
  leg: {
    offered: 'Ringing here',
    dialled: 'Calling',
    rung: 'Ringing there',
    connected: 'Talking',
    held: 'On hold',
  },
  role: { caller: 'Caller', partner: 'Partner seat', other: 'Other party', supervisor: 'Supervisor' },
  ended: {
    hungUpHere: 'Hung up',
    hungUpThere: 'They hung up',
    busy: 'Busy',
    noAnswer: 'No answer',
    rejected: 'Rejected',
    cancelledHere: 'Cancelled',
    cancelledThere: 'They cancelled',
    replaced: 'Handed over',
    failed: 'Failed',
    lost: 'Interrupted',
  },
  page: {
    title: 'Linkseat · phone',
    practice: 'Practice',
    registration: 'Account',
    microphone: 'Microphone',
    sound: 'Sound',
    soundOn: 'Can play',
    soundOff: 'The browser does not allow sound yet',
    allowSound: 'Allow sound (any key)',
    keepOpen: 'This page carries the calls: keep it open. It may be minimised.',
    noCall: 'No call now',
    host: 'Program',
    hostConnecting: 'Connecting…',
    hostOpen: 'Connected',
    hostLost: 'Connection lost; calls are not affected. Trying again',
    signedOut: 'The program was started anew: please open the address that it printed',
    muted: 'Muted',
    bridged:
      'The other telephone does not take the hand-over: this seat keeps the two connected, silent and deaf',
    unsent: 'Facts to record',
  },
};
