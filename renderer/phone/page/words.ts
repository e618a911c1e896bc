// Phone page. Its few words. The desk shows everything else.
import type { EndCause } from '@shared/call/Leg';
import type { PhoneStatus } from '@shared/call/PhoneStatus';

export const REGISTRATION: Readonly<Record<PhoneStatus['registration'], string>> = {
  absent: '未启动',
  connecting: '正在连接…',
  registered: '已登记，可以接听',
  unreachable: '连不上电话服务器，正在重试',
  refused: '服务器拒绝登记，请核对账号；正在重试',
};

export const MICROPHONE: Readonly<Record<PhoneStatus['microphone'], string>> = {
  unknown: '正在打开麦克风…',
  ready: '已打开',
  noDevice: '没有麦克风：能接听，能听到对方，对方听不到您',
  noPermission: '没有麦克风权限：能听到对方，对方听不到您。请在浏览器地址栏允许使用麦克风后刷新本页',
  failed: '麦克风打不开：可能被别的程序占用。能听到对方，对方听不到您',
};

export const LEG: Readonly<Record<'offered' | 'dialled' | 'rung' | 'connected' | 'held', string>> = {
  offered: '来电振铃',
  dialled: '正在呼叫',
  rung: '对方振铃',
  connected: '通话中',
  held: '保持中',
};

export const ROLE: Readonly<Record<'caller' | 'partner' | 'other', string>> = {
  caller: '来电人',
  partner: '对方座席',
  other: '对方',
};

export const ENDED: Readonly<Record<EndCause, string>> = {
  hungUpHere: '已挂机',
  hungUpThere: '对方已挂机',
  busy: '对方忙',
  noAnswer: '无人接听',
  rejected: '已拒接',
  cancelledHere: '已取消',
  cancelledThere: '对方已取消',
  replaced: '已移交',
  failed: '呼叫失败',
  lost: '通话中断',
};

export const WORDS = {
  title: '联动座席 · 电话',
  practice: '演练',
  registration: '登记',
  microphone: '麦克风',
  sound: '声音',
  soundOn: '可以播放',
  soundOff: '浏览器还不允许播放声音',
  allowSound: '允许声音（按任意键）',
  keepOpen: '本页承载通话，请保持打开；可以最小化。',
  noCall: '当前没有通话',
  host: '主程序',
  hostOpen: '已连接',
  hostLost: '连接断开，通话不受影响；正在重连',
  signedOut: '主程序已重新启动，请打开它给出的新地址',
  muted: '已静音',
  bridged: '对方话机不接受移交：本座席静默桥接两方通话，座席听不到也不说话',
  unsent: '待记录事实',
} as const;
