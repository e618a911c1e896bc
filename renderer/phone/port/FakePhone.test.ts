import { describe, test } from 'vitest';
import { contractCases } from './contractCases';
import { FakeNetwork, FakePhone } from './FakePhone';

const onNetwork = (network: FakeNetwork, user: string): { user: string; port: FakePhone } => {
  const port = new FakePhone(network, user);
  port.start();
  return { user, port };
};

describe('the fake phone keeps the contract', () => {
  test.each(contractCases)('$name', async ({ run }) => {
    const network = new FakeNetwork();
    await run({
      seat: onNetwork(network, '12345-001'),
      caller: onNetwork(network, 'citizen'),
      partner: onNetwork(network, '110-001'),
    });
  });
});
