// Runs in the host and on the command line.

/** The operating system's keyring, where it really encrypts (main/electron/electronKeyring.ts). */
export interface Keyring {
  /** Its name, for the screen: `kwallet5`, `gnome_libsecret`, `dpapi` … */
  readonly backend: string;
  lock(secret: Buffer): Buffer;
  /** Throws where it can't: another user, another machine. */
  unlock(locked: Buffer): Buffer;
}

/** What this process can open the records with. */
export interface KeySources {
  readonly keyring?: Keyring | undefined;
  readonly passphrase?: string | undefined;
  /** Default: `store.key` in the folder of the data. */
  readonly keyFile?: string | undefined;
}

/** What the environment says: LINKSEAT_PASSPHRASE, LINKSEAT_KEY_FILE. */
export const sourcesOf = (env: NodeJS.ProcessEnv): KeySources => ({
  ...(env.LINKSEAT_PASSPHRASE ? { passphrase: env.LINKSEAT_PASSPHRASE } : {}),
  ...(env.LINKSEAT_KEY_FILE ? { keyFile: env.LINKSEAT_KEY_FILE } : {}),
});
