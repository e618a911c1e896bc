import { expect, it } from 'vitest';
import { table } from './table';

it('lines columns up, Han characters two wide', () => {
  expect(
    table([
      ['行', 'ours'],
      ['save', '1'],
    ]),
  ).toBe('行    ours\nsave  1');
});
