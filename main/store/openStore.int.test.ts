import { randomBytes } from 'node:crypto';
import { storeContract } from './testing/storeContract';

storeContract('in the same thread, plain', false);
storeContract('in the same thread', false, randomBytes(32));
storeContract('in a worker', true, randomBytes(32));
