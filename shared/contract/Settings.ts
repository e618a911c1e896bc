/** Small state of one seat. Never a queue, never a secret. */
export interface Settings {
  readonly language: 'zh-CN' | 'en';
  readonly theme: 'light' | 'dark' | 'system';
  /** Keys by action name; an empty text switches the key off. Missing actions have their default. */
  readonly keys: Readonly<Record<string, string>>;
  /** Milliseconds until an unanswered partner is given up. */
  readonly noAnswerAfter: number;
  /** A SIP server over wss; empty: the embedded practice exchange. */
  readonly sipServer: string;
  readonly sipDomain: string;
  readonly sipUser: string;
  readonly iceServers: readonly string[];
  /** A NATS server; empty: not configured, everything stays queued. */
  readonly platformServer: string;
  readonly welcomed: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  keys: {},
  noAnswerAfter: 20_000,
  sipServer: '',
  sipDomain: '',
  sipUser: '',
  iceServers: [],
  platformServer: '',
  welcomed: false,
};
