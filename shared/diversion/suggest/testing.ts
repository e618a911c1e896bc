import diversion from '../../../resources/lists/diversion.json';
import overlaps from '../../../resources/lists/overlaps.json';
import danger from '../../../resources/suggest/danger.json';
import dialect from '../../../resources/suggest/dialect.json';
import weights from '../../../resources/suggest/weights.json';
import type { DangerData } from '../danger/types';
import type { DiversionRow, Overlap } from '../types';
import { buildSuggester, type Suggester } from './suggester';

/** The suggester with the data of the house, for tests. */
export const houseSuggester = (): Suggester =>
  buildSuggester({
    rowModel: weights.rows,
    dangerModel: weights.danger,
    dialect,
    danger: danger as DangerData,
    rows: diversion.rows as readonly DiversionRow[],
    overlaps: overlaps.overlaps as unknown as readonly Overlap[],
  });
