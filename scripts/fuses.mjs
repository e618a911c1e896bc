// Flips Electron's fuses after packing (electron-builder's afterPack) and reads them back from the file. Two profiles:
// `release`, and `test` (LINKSEAT_FUSES=test), which leaves the inspector on because Playwright needs it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** @param {'release' | 'test'} profile */
export const fuseProfile = (profile) => ({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: profile === 'test',
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
});

/** Throws where the binary does not say what the profile says. */
export async function setFuses(binary, profile) {
  const wanted = fuseProfile(profile);
  await flipFuses(binary, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...wanted });
  const wire = await getCurrentFuseWire(binary);
  for (const [fuse, on] of Object.entries(wanted)) {
    const state = wire[fuse];
    if (
      state !== undefined &&
      state !== FuseState.REMOVED &&
      state !== (on ? FuseState.ENABLE : FuseState.DISABLE)
    )
      throw new Error(`fuse ${FuseV1Options[fuse]} is not ${on ? 'on' : 'off'} in ${binary}`);
  }
}

const binaryOf = ({ appOutDir, electronPlatformName, packager }) => {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`);
  return join(appOutDir, packager.executableName ?? name.toLowerCase());
};

/** electron-builder's hook. A stand-in for Electron (LINKSEAT_FUSES=none, tests of the file list) has no fuses. */
export async function afterPack(context) {
  const profile = process.env.LINKSEAT_FUSES ?? 'release';
  if (profile === 'none') return;
  if (profile !== 'release' && profile !== 'test') throw new Error(`no such fuse profile: ${profile}`);
  const binary = binaryOf(context);
  if (!existsSync(binary)) throw new Error(`no binary to set fuses in: ${binary}`);
  await setFuses(binary, profile);
}
// electron-builder looks for a default export.
// biome-ignore lint/style/noDefaultExport: electron-builder's hook
export default afterPack;
