// Kamailio with rtpengine, as kamailio.cfg has it: a certificate made on the spot, everything in one folder.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ADDRESS } from './address';
import { Program } from './Program';

const CONFIG = fileURLToPath(new URL('kamailio.cfg', import.meta.url));
const NG = '127.0.0.1:2223';

export interface Kamailio {
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** `folder`: for its certificate and its sockets; the caller's to throw away. */
export async function startKamailio(folder: string): Promise<Kamailio> {
  const tls = makeCertificate(folder);
  const media = new Program('rtpengine', [
    '--config-file=none',
    '--table=-1',
    `--interface=${ADDRESS}`,
    `--listen-ng=${NG}`,
    '--port-min=30000',
    '--port-max=39999',
    '--delete-delay=0',
    '--foreground',
    '--log-stderr',
  ]);
  return media.begun(async () => {
    // Kamailio asks it once at its start, and would do without it for a minute after no answer.
    await media.says(/Startup complete/);
    const server = await startServer(folder, tls);
    return {
      output: () => `${server.output}\n${media.output}`,
      stop: async () => {
        await server.stop();
        await media.stop();
      },
    };
  });
}

function startServer(folder: string, tls: string): Promise<Program> {
  const defines = { ADDRESS, TLS_CONFIG: `"${tls}"`, RTPENGINE: `"udp:${NG}"` };
  const server = new Program('kamailio', [
    ...['-f', CONFIG, '-DD', '-E', '-Y', folder, '-P', join(folder, 'kamailio.pid'), '-m', '64', '-M', '8'],
    ...Object.entries(defines).flatMap(([name, value]) => ['-A', `${name}=${value}`]),
  ]);
  return server.begun(async () => {
    await server.says(/ready for calls/);
    return server;
  });
}

function makeCertificate(folder: string): string {
  const [key, certificate, config] = ['key.pem', 'cert.pem', 'tls.cfg'].map((name) => join(folder, name));
  if (!key || !certificate || !config) throw new Error('no file names');
  const names = ['-subj', '/CN=interop', '-addext', `subjectAltName=IP:${ADDRESS}`];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...names],
    {
      stdio: 'ignore',
    },
  );
  const lines = ['method = TLSv1.2+', 'verify_certificate = no', 'require_certificate = no'];
  writeFileSync(
    config,
    ['[server:default]', ...lines, `private_key = ${key}`, `certificate = ${certificate}`, ''].join('\n'),
  );
  return config;
}
