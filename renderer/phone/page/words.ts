// Phone page. Its few words, in the two languages of the program. The desk shows everything else.
import type { EndCause, LegRole } from '@shared/call/Leg';
import type { PhoneStatus } from '@shared/call/PhoneStatus';
import type { Settings } from '@shared/contract/Settings';
import { ENGLISH } from './words.en';
import { CHINESE } from './words.zh-CN';

export interface PhoneWords {
  readonly registration: Readonly<Record<PhoneStatus['registration'], string>>;
  readonly microphone: Readonly<Record<PhoneStatus['microphone'], string>>;
  readonly leg: Readonly<Record<'offered' | 'dialled' | 'rung' | 'connected' | 'held', string>>;
  readonly role: Readonly<Record<LegRole, string>>;
  readonly ended: Readonly<Record<EndCause, string>>;
  readonly page: Readonly<Record<PageWord, string>>;
}

export type PageWord =
  | 'title'
  | 'practice'
  | 'registration'
  | 'microphone'
  | 'sound'
  | 'soundOn'
  | 'soundOff'
  | 'allowSound'
  | 'keepOpen'
  | 'noCall'
  | 'host'
  | 'hostConnecting'
  | 'hostOpen'
  | 'hostLost'
  | 'signedOut'
  | 'muted'
  | 'bridged'
  | 'unsent';

const LANGUAGES: Readonly<Record<Settings['language'], PhoneWords>> = { 'zh-CN': CHINESE, en: ENGLISH };

export const phoneWords = (language: Settings['language']): PhoneWords => LANGUAGES[language];
