import { storeContract } from './testing/storeContract';

storeContract('in the same thread', false);
storeContract('in a worker', true);
