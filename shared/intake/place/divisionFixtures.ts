import provincesFile from '../../../resources/regions/provinces.json';
import sichuanFile from '../../../resources/regions/sichuan.json';
import { type DivisionFile, loadDivisions } from './loadDivisions';

/** For tests: the shipped files, and what they load to. */
export const divisionTexts: Readonly<Record<DivisionFile, string>> = {
  'sichuan.json': JSON.stringify(sichuanFile, null, 1),
  'provinces.json': JSON.stringify(provincesFile, null, 1),
};

const loaded = loadDivisions(divisionTexts);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
export const divisions = loaded.value;
