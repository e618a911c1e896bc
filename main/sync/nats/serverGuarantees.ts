import type { ServerGuarantees } from '@shared/contract/platform/LinkStatus';
import { fail, ok, type Result } from '@shared/kernel/result';

/**
 * What the seat may rely on, by the server's own version. Below 2.9 a consumer's filter is not in its subject, so
 * no permission could keep a seat from reading others' events; `sync_interval: always` is known from 2.10.
 */
export function serverGuarantees(version: string): Result<ServerGuarantees> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (!(major > 2 || (major === 2 && minor >= 9)))
    return fail({
      code: 'linkServerOld',
      message: `平台服务器版本${version}过旧，至少需要2.9。`,
      hint: '记录都在本机，照常工作；请管理员升级服务器。',
    });
  return ok({ version, synced: major > 2 || minor >= 10 ? 'ifSet' : 'later' });
}
