import { expect, test } from 'vitest';
import { scriptJsonSchema } from './scriptJsonSchema';

// `npx vitest run shared/practice/scriptJsonSchema -u` writes it anew after the schema changed.
test('resources/schema holds the schema of a practice script as it is', async () => {
  const text = `${JSON.stringify(scriptJsonSchema(), null, 2)}\n`;
  const stored = `${import.meta.dirname}/../../resources/schema/practice-script.schema.json`;
  await expect(text).toMatchFileSnapshot(stored);
});
