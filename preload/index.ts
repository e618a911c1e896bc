// Preload script of every page of the desktop program: sandboxed, one file. It passes names of the contract and
// plain data, and gives the page nothing of electron's.
import { isCallName, isPushName } from '@shared/contract/channels';
import type { PreloadApi } from '@shared/contract/PreloadApi';
import { fail } from '@shared/kernel/result';
import { contextBridge, ipcRenderer } from 'electron';

const listeners = new Map<string, Set<(data: unknown) => void>>();

ipcRenderer.on('linkseat:push', (_event, name: unknown, data: unknown) => {
  if (!isPushName(name)) return;
  for (const fn of listeners.get(name) ?? []) fn(data);
});

const api: PreloadApi = {
  async call(name, arg) {
    if (!isCallName(name)) return fail({ code: 'unknownCall', message: '程序收到了不认识的请求。' });
    try {
      return await ipcRenderer.invoke('linkseat:call', name, arg);
    } catch {
      // The main process is ending, or the argument can't be cloned: either way nothing was asked.
      return fail({ code: 'offline', message: '程序正在结束，请求没有送达。 The program is ending.' });
    }
  },
  listen(name, fn) {
    if (!isPushName(name)) throw new Error('the contract has no such push');
    const own = (data: unknown) => fn(data);
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(own));
    return () => {
      set.delete(own);
    };
  },
};

contextBridge.exposeInMainWorld('linkseat', api);
