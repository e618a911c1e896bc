import { expect, test } from 'vitest';
import { jsonSchemaOf } from './jsonSchemas';
import { LIST_FILES } from './loadLists';

// `npx vitest run shared/diversion/jsonSchemas -u` writes them anew after a schema changed.
test.each(LIST_FILES)('resources/schema holds the schema of %s as it is', async (file) => {
  const text = `${JSON.stringify(jsonSchemaOf(file), null, 2)}\n`;
  const stored = `${import.meta.dirname}/../../resources/schema/${file.replace('.json', '.schema.json')}`;
  await expect(text).toMatchFileSnapshot(stored);
});
