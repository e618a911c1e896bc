// Runs in the host.
import { fail, ok, type Result } from '@shared/kernel/result';

/** Whether a call can be made or taken: not without the page that has the phone. */
export const phoneReady = (open: boolean): Result<null> =>
  open
    ? ok(null)
    : fail({
        code: 'phoneAbsent',
        message: '电话页没有打开，现在不能拨打或接听。',
        hint: '填写的内容不受影响。请先打开电话页。',
      });
