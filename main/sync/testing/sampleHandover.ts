import type { HandoverRecord } from '@shared/call/HandoverRecord';
import type { HandoverId, SeatId } from '@shared/kernel/ids';

export const sampleHandover = (id: string, from = '12345-001' as SeatId): HandoverRecord => ({
  id: id as HandoverId,
  from,
  target: '110',
  fromSide: '12345',
  callerNumber: '13800000001',
  row: '110-02',
  item: '',
  place: '测试路1号',
  division: '510104',
  narrative: '电瓶车在楼下被偷',
  danger: [],
  dangerNow: false,
  reason: '属于110受理范围',
  consent: 'given',
  at: 1_000,
});
