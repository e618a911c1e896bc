// Phone page. SIP.js's socket with one difference: SIP.js has one server for good, here it is the chosen one whenever
// the socket opens. Dialogs belong to the user agent and live on, whichever server carries them.
import { Web } from 'sip.js';
import type { ServerChoice } from './ServerChoice';

export const transportOn = (servers: ServerChoice): typeof Web.Transport =>
  class extends Web.Transport {
    override get server(): string {
      return servers.current;
    }
  };
