// SIPp as the partner's telephone: rings, and then says what the test wants of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { ADDRESS } from './address';
import { Program } from './Program';

/** Where kamailio.cfg leads 119. */
const PORT = 5070;
const LISTENING = `:${PORT.toString(16).toUpperCase()} 00000000:0000`;

export class Sipp {
  readonly #program: Program;

  private constructor(program: Program) {
    this.#program = program;
  }

  /** Every call rings, and is then refused with `status`; 180 leaves it ringing. */
  static async answering(folder: string, status: number): Promise<Sipp> {
    const scenario = join(folder, `answers-${status}.xml`);
    writeFileSync(scenario, scenarioOf(status));
    const program = new Program('sipp', ['-sf', scenario, '-i', ADDRESS, '-p', String(PORT), '-nostdin'], {
      env: { TERM: 'dumb' },
      cwd: folder,
    });
    return program.begun(async () => {
      // It says nothing without a terminal.
      await vi.waitFor(() => expect(readFileSync('/proc/self/net/udp', 'utf8')).toContain(LISTENING), 5_000);
      return new Sipp(program);
    });
  }

  stop(): Promise<void> {
    return this.#program.stop();
  }
}

const answer = (line: string): string => `  <send>
    <![CDATA[
      SIP/2.0 ${line}
      [last_Via:]
      [last_From:]
      [last_To:];tag=sipp[call_number]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:119@[local_ip]:[local_port]>
      Content-Length: 0

    ]]>
  </send>
`;

const PHRASES: Readonly<Record<number, string>> = {
  486: 'Busy Here',
  500: 'Server Internal Error',
  603: 'Decline',
};

const scenarioOf = (status: number): string => `<?xml version="1.0" encoding="ISO-8859-1" ?>
<scenario name="partner">
  <recv request="INVITE" />
${answer('180 Ringing')}${
  status === 180
    ? '  <recv request="CANCEL" />\n'
    : `${answer(`${status} ${PHRASES[status]}`)}  <recv request="ACK" />\n`
}</scenario>
`;
