// Runs in the host. The technical log: what the program did, never who rang or what was said.

export type LogLevel = 'info' | 'warn' | 'error';

/** Values that may stand in a log line. Texts are redacted before they are written (redact.ts). */
export type LogData = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = (level: LogLevel, event: string, data?: LogData) => void;
