// Renderer, desk page: the suggester and its data, fetched beside the page's own code, so that the page stands first.
import type { ModelFile } from '@shared/diversion/suggest/linearModel';
import type { SuggestData, Suggester } from '@shared/diversion/suggest/suggester';
import type { Lists } from '@shared/diversion/types';

/** The lists are the host's, as the rest of the page uses them; everything else is built with the page. */
export async function loadSuggester({ rows, overlaps }: Lists): Promise<Suggester> {
  const [{ buildSuggester }, weights, dialect, danger] = await Promise.all([
    import('@shared/diversion/suggest/suggester'),
    import('@resources/suggest/weights.json'),
    import('@resources/suggest/dialect.json'),
    import('@resources/suggest/danger.json'),
  ]);
  const models = weights.default as { readonly rows: ModelFile; readonly danger: ModelFile };
  return buildSuggester({
    rowModel: models.rows,
    dangerModel: models.danger,
    dialect: dialect.default,
    danger: danger.default as unknown as SuggestData['danger'],
    rows,
    overlaps,
  });
}
