import { describe, expect, test } from 'vitest';
import { chooseDevice, DEFAULT_DEVICE } from './AudioDevice';

const headset = { id: 'h1', label: 'Headset' };
const builtIn = { id: 'b1', label: 'Built-in' };
const standard = { id: 'default', label: 'Default' };

describe('chooseDevice', () => {
  test.each([
    ['the wanted one by its id', headset, [standard, builtIn, headset], headset],
    ['by its name where the id is another', { id: 'old', label: 'Headset' }, [builtIn, headset], headset],
    ['the default where the wanted one is gone', headset, [builtIn, standard], standard],
    ['the first where there is no default', headset, [builtIn], builtIn],
    ['the default where nothing is wanted', DEFAULT_DEVICE, [builtIn, standard], standard],
    ['none where there is none', headset, [], undefined],
  ])('%s', (_, wanted, there, expected) => {
    expect(chooseDevice(wanted, there)).toEqual(expected);
  });
});
