// Runs in the host. The calls of the contract about official data.
import type { ReferenceCalls } from '@shared/contract/reference/ReferenceCalls';
import { ok } from '@shared/kernel/result';
import type { ActorHandlers } from '../ServicesPort';
import type { ReferenceShelf } from './referenceShelf';

export const referenceHandlers = ({
  reference,
}: {
  readonly reference: ReferenceShelf;
}): Pick<ActorHandlers, keyof ReferenceCalls> => ({
  'reference.read': async ({ seat }) => {
    // What the host alone looks things up in stays with it.
    const { precedents: _, followUp: __, ...data } = reference.at(seat);
    return ok({ ...data, updates: reference.updates(seat) });
  },
});
