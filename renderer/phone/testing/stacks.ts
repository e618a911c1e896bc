// Tests: the two adapters of the phone's port, by the name of the library behind them.
import { JsPhone } from '../jssip/JsPhone';
import type { PhoneOptions } from '../port/PhoneOptions';
import type { PhonePort } from '../port/PhonePort';
import { SipPhone } from '../sip/SipPhone';

export const STACKS = {
  'SIP.js': (options: PhoneOptions): PhonePort => new SipPhone(options),
  JsSIP: (options: PhoneOptions): PhonePort => new JsPhone(options),
} as const;

export type Stack = keyof typeof STACKS;
