// Runs in the host.
import { namedId } from '@shared/person/Person';
import type { Editor } from './Editor';

/** Whose lists these are: the person's where one is signed in by name, else the seat's. */
export const workerOf = ({ seat, person }: Editor): string => (person && namedId(person)) ?? seat;
