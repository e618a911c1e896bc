import { expect, test } from 'vitest';
import { z } from 'zod';
import { MESSAGES } from './messages';

// `npx vitest run shared/contract/platform/jsonSchemas -u` writes them anew after a message changed.
test.each(Object.entries(MESSAGES))(
  'resources/platform/schema holds the schema of %s as it is',
  async (name, schema) => {
    const text = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
    const stored = `${import.meta.dirname}/../../../resources/platform/schema/${name}.schema.json`;
    await expect(text).toMatchFileSnapshot(stored);
  },
);
