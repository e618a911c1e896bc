import { describe, expect, it } from 'vitest';
import type { OrderId, PersonId } from '../../kernel/ids';
import { decideOrder, type OrderCommand } from '../decideOrder';
import { orderFrom } from '../evolveOrder';
import type { OrderEvent } from '../OrderEvent';
import { CONTENT, given, NUMBER } from '../testing/given';
import { isOrganisationCode } from './isOrganisationCode';

const created: OrderEvent = { type: 'orderCreated', number: NUMBER, side: '12345', content: CONTENT };
const draft: OrderEvent = { ...created, draft: true };
const assigned: OrderEvent = { type: 'orderAssigned', departments: [12, 13], reason: '' };
const dispatched: OrderEvent = { type: 'orderDispatched', to: '110', reason: '涉嫌犯罪' };
const accepted: OrderEvent = { type: 'orderAccepted', by: '110' };
const result: OrderEvent = { type: 'resultRecorded', text: '已更换灯头', at: 5 };
const told: OrderEvent = { type: 'citizenCalledBack', reached: true, satisfaction: 'fair', note: '', at: 6 };
const unhappy: OrderEvent = { ...told, satisfaction: 'dissatisfied' };
const closed: OrderEvent = { type: 'orderClosed', result: '已更换灯头' };
const written = { ...CONTENT, form: { ...CONTENT.form, narrative: '路灯不亮' } };
const withText: OrderEvent = { ...created, content: written };
const close: OrderCommand = { type: 'closeOrder', result: '已更换灯头' };
const assign: OrderCommand = { type: 'assignOrder', departments: [12, 13, 12], reason: '' };
const other = 'o2' as OrderId;

describe('a draft', () => {
  it('is submitted once it says something, or thrown away with a reason, and nothing else', () => {
    given(draft).when('12345', { type: 'submitDraft' }).refused('narrativeMissing');
    given({ ...draft, content: written })
      .when('12345', { type: 'submitDraft' })
      .records({ type: 'draftSubmitted' });
    given(created).when('12345', { type: 'submitDraft' }).records();
    given(draft).when('110', { type: 'submitDraft' }).refused('notHolder');
    given(draft)
      .when('12345', { type: 'discardDraft', reason: '重复' })
      .records({ type: 'draftDiscarded', reason: '重复' });
    given(draft).when('12345', { type: 'discardDraft', reason: '' }).refused('reasonMissing');
    given(created).when('12345', { type: 'discardDraft', reason: 'x' }).refused('draftOnly');
    for (const command of [assign, close, { type: 'dispatchOrder', to: '110', reason: 'x' } as const])
      given(draft).when('12345', command).refused('draftOnly');
    given(draft, { type: 'draftDiscarded', reason: 'x' }).when('12345', assign).refused('orderClosed');
  });
});

describe('an order in work', () => {
  it('goes to departments of annex 2, the main one first and each once', () => {
    given(created).when('12345', assign).records(assigned);
    given(created, assigned).when('12345', assign).records();
    given(created)
      .when('12345', { ...assign, departments: [] })
      .refused('departmentMissing');
    given(created).when('110', assign).refused('notHolder');
    given(created, dispatched).when('12345', assign).refused('waitsForAnswer');
    given(created, dispatched, accepted).when('110', assign).records(assigned);
  });

  it('has a result before it is closed, and the citizen is told before the end', () => {
    given(created, assigned).when('12345', close).refused('resultMissing');
    given(created, assigned)
      .when('12345', { type: 'recordResult', text: ' 已更换灯头 ', at: 5 })
      .records(result);
    given(created, assigned, result)
      .when('12345', { type: 'recordResult', text: '已更换灯头', at: 9 })
      .records();
    given(created).when('12345', { type: 'recordResult', text: ' ', at: 5 }).refused('resultMissing');
    given(created, assigned, result).when('12345', close).refused('callBackMissing');
    given(created, assigned, result)
      .when('12345', { ...close, noCallBack: '匿名来电' })
      .records({ ...closed, noCallBack: '匿名来电' });
    given(created, assigned, result, told).when('12345', close).records(closed);
    given(created, assigned, result).when('12345', assign).refused('orderAnswered');
  });

  it('calls back once there is something to tell, with what the citizen said', () => {
    const call: OrderCommand = { type: 'callBack', reached: true, satisfaction: 'fair', note: '', at: 6 };
    given(created).when('12345', call).refused('resultMissing');
    given(created, result).when('12345', call).records(told);
    given(created, result).when('110', call).refused('notHolder');
    given(created, result)
      .when('12345', { ...call, satisfaction: undefined })
      .refused('satisfactionMissing');
    given(created, result)
      .when('12345', { type: 'callBack', reached: false, note: '', at: 6 })
      .refused('reasonMissing');
    given(created, result)
      .when('12345', { type: 'callBack', reached: false, note: '无人接听', at: 6 })
      .records({ type: 'citizenCalledBack', reached: false, note: '无人接听', at: 6 });
    given(created, result, told, closed).when('12345', call).records(told);
  });

  it('is closed over a dissatisfied citizen by a lead alone, who can also open it again', () => {
    given(created, result, unhappy).when('12345', close, { role: 'agent' }).refused('dissatisfied');
    given(created, result, unhappy).when('12345', close, { role: 'lead' }).records(closed);
    const reopen: OrderCommand = { type: 'reopenOrder', reason: '未修复', at: 9 };
    const reopened: OrderEvent = { type: 'orderReopened', reason: '未修复', at: 9 };
    given(created, result, told, closed).when('12345', reopen, { role: 'agent' }).refused('notAllowed');
    given(created, result, told, closed).when('12345', reopen, { role: 'lead' }).records(reopened);
    given(created).when('12345', reopen).refused('notClosed');
    given(created, result, told, closed, reopened).when('12345', assign).records(assigned);
    expect(orderFrom([created, result, told, closed, reopened])).toMatchObject({
      state: 'open',
      result: undefined,
      callBacks: [],
      reopenedAt: 9,
    });
  });

  it('is supervised by a lead until a time to come', () => {
    const command: OrderCommand = { type: 'superviseOrder', reason: '群众多次反映', until: 20, at: 10 };
    given(created).when('110', command, { role: 'callTaker' }).refused('notAllowed');
    given(created)
      .when('110', command, { role: 'lead' })
      .records({ ...command, type: 'orderSupervised' });
    given(created)
      .when('110', { ...command, until: 10 })
      .refused('untilPast');
    given(created)
      .when('110', { ...command, reason: '' })
      .refused('reasonMissing');
    given(created, { ...command, type: 'orderSupervised' })
      .when('12345', { type: 'liftSupervision', reason: '已回复' })
      .records({ type: 'supervisionLifted', reason: '已回复' });
    given(created).when('12345', { type: 'liftSupervision', reason: '已回复' }).records();
  });

  it('is written anew by its holder; a lower level needs a reason', () => {
    const revise: OrderCommand = { type: 'reviseOrder', fields: { place: '东大街' } };
    const revised = { ...written, form: { ...written.form, place: '东大街' } };
    given(withText).when('12345', revise).records({ type: 'orderEdited', content: revised });
    given(withText)
      .when('12345', { type: 'reviseOrder', fields: { place: '' } })
      .records();
    given(withText).when('110', revise).refused('notHolder');
    given(withText, closed).when('12345', revise).refused('orderClosed');
    given(withText)
      .when('12345', { type: 'reviseOrder', fields: { narrative: ' ' } })
      .refused('narrativeMissing');
    const high: OrderEvent = { ...withText, content: { ...written, level: 1 } };
    const lower: OrderCommand = { type: 'reviseOrder', fields: { level: 3 } };
    given(high).when('12345', lower).refused('reasonMissing');
    given(high)
      .when('12345', { ...lower, reason: '已排除' })
      .records({ type: 'orderEdited', content: written, reason: '已排除' });
    given(withText)
      .when('12345', { ...revise, settled: 4 })
      .records({ type: 'orderEdited', content: revised, settled: 4 });
  });
});

describe('the two escalations of 三（二）3', () => {
  it('go to the side that the clause names', () => {
    const crime: OrderCommand = {
      type: 'dispatchOrder',
      to: '110',
      reason: '失控',
      escalation: 'outOfControl',
    };
    given(created, assigned)
      .when('12345', crime)
      .records({ type: 'orderDispatched', to: '110', reason: '失控', escalation: 'outOfControl' });
    given(created)
      .when('12345', { ...crime, escalation: 'otherDepartment' })
      .refused('escalationWrong');
    given(created, dispatched, accepted)
      .when('110', { type: 'dispatchOrder', to: '12345', reason: '路灯', escalation: 'otherDepartment' })
      .records({ type: 'orderDispatched', to: '12345', reason: '路灯', escalation: 'otherDepartment' });
  });

  it('come back to the side that sent, whoever wrote the order', () => {
    const back: OrderEvent = { type: 'orderDispatched', to: '12345', reason: '路灯' };
    const returned: OrderEvent = { type: 'orderReturned', by: '12345', reason: '已在办' };
    expect(orderFrom([created, dispatched, accepted, back, returned])?.holder).toBe('110');
  });
});

describe('orders tied together', () => {
  it('are linked once, never to themselves, and parted again', () => {
    const link: OrderCommand = { type: 'linkOrder', to: other, number: 'n2', kind: 'related' };
    const linked: OrderEvent = { type: 'orderLinked', to: other, number: 'n2', kind: 'related' };
    given(created).when('12345', link).records(linked);
    given(created, linked).when('12345', link).records();
    given(created).when('12345', link, { order: other }).refused('sameOrder');
    given(created, linked, closed)
      .when('12345', { type: 'unlinkOrder', to: other })
      .records({ type: 'orderUnlinked', to: other });
    given(created).when('12345', { type: 'unlinkOrder', to: other }).records();
  });

  it('become one event where nobody is in danger and no shorter clock gets lost', () => {
    const merge: OrderCommand = { type: 'mergeOrder', into: other, number: 'n2' };
    const merged: OrderEvent = { type: 'orderMerged', into: other, number: 'n2' };
    const absorb: OrderCommand = { type: 'absorbOrder', order: other, number: 'n2' };
    given(created).when('12345', merge).records(merged);
    given(created, merged).when('12345', merge).records();
    given(created).when('12345', merge, { order: other }).refused('sameOrder');
    given(created).when('110', merge).refused('notHolder');
    given(created, dispatched).when('12345', merge).refused('waitsForAnswer');
    given({ ...created, content: { ...CONTENT, dangerNow: true } })
      .when('12345', merge)
      .refused('dangerNow');
    const high = orderFrom([{ ...created, content: { ...CONTENT, level: 1 } }]);
    given(created).when('12345', absorb, { other: high }).refused('levelLower');
    given(created).when('12345', absorb).records({ type: 'orderAbsorbed', order: other, number: 'n2' });
    given(created, merged).when('12345', assign).refused('orderMerged');
    given(created, merged)
      .when('12345', { type: 'unmergeOrder', reason: '不是同一件事' })
      .records({ type: 'orderUnmerged', reason: '不是同一件事' });
    given(created).when('12345', { type: 'unmergeOrder', reason: 'x' }).refused('notMerged');
  });
});

describe('the marks of 四（一）', () => {
  it('say that it is a linkage matter: by dispatch, or by a person with a reason', () => {
    expect(orderFrom([created, dispatched])?.linkage).toBe(true);
    const mark: OrderCommand = { type: 'markLinkage', marked: true, reason: '110协助' };
    given(created)
      .when('12345', mark)
      .records({ ...mark, type: 'linkageMarked' });
    given(created, dispatched).when('12345', mark).records();
    given(created)
      .when('12345', { ...mark, reason: '' })
      .refused('reasonMissing');
  });

  it('carry codes that fit their standards', () => {
    // GB 32100 example of the standard's own check rule, worked out by hand for a made-up body.
    expect(isOrganisationCode('91350100M000100Y43')).toBe(true);
    expect(isOrganisationCode('91350100M000100Y44')).toBe(false);
    expect(isOrganisationCode('91350100')).toBe(false);
    const codes = { organisation: '91350100M000100Y43', division: '510104' };
    given(created)
      .when('12345', { type: 'assignCodes', ...codes })
      .records({ type: 'codesAssigned', ...codes });
    given(created)
      .when('12345', { type: 'assignCodes', ...codes, organisation: '1' })
      .refused('organisationWrong');
    given(created)
      .when('12345', { type: 'assignCodes', ...codes, division: '51' })
      .refused('divisionWrong');
  });
});

describe('who may', () => {
  it('is looked at first, and the person stands in what is recorded', () => {
    given(created).when('12345', assign, { role: 'trainer' }).refused('notAllowed');
    const person = '0017' as PersonId;
    given(created)
      .when('12345', assign, { role: 'agent', person })
      .records({ ...assigned, person });
    expect(decideOrder(undefined, assign, { side: '12345' })).toMatchObject({ ok: false });
  });
});
