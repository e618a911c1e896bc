// Runs in the host. The calls of the contract about the platform link.
import { ok } from '@shared/kernel/result';
import type { Handlers } from '../ServicesPort';
import type { PlatformLink } from './PlatformLink';

export const linkHandlers = (link: PlatformLink): Pick<Handlers, 'link.read' | 'link.retry'> => ({
  'link.read': async ({ seat }) => ok(await link.details(seat)),
  'link.retry': ({ seat }) => link.retry(seat),
});
