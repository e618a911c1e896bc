import { expect, it } from 'vitest';
import { header, NO_BODY, type SipRequest } from '../exchange/message/sipMessage';
import { speaksForItself } from './speaksForItself';

const request = (method: string, user: string): SipRequest => ({
  kind: 'request',
  method,
  uri: 'sip:linkseat.invalid',
  headers: [
    header('From', `<sip:${method === 'REGISTER' ? 'anybody' : user}@x>;tag=1`),
    header('To', `<sip:${method === 'REGISTER' ? user : 'anybody'}@x>`),
  ],
  body: NO_BODY,
});
const from = (owner?: string) => ({ id: 'c', owner, isOpen: () => true, send: () => true });

it.each(['REGISTER', 'INVITE'])('%s: a seat and the parties of its own page, and nobody else', (method) => {
  for (const user of ['12345-001', 'citizen-12345-001', 'bot-110-12345-001', '%312345-001'])
    expect(speaksForItself(request(method, user), from('12345-001'))).toBe('ok');
  for (const user of ['12345-002', '112345-001', 'citizen-110-001', ''])
    expect(speaksForItself(request(method, user), from('12345-001'))).toEqual({ status: 403, headers: [] });
  expect(speaksForItself(request(method, '12345-001'), from())).toEqual({ status: 403, headers: [] });
});
