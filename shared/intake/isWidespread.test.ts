import { describe, expect, it } from 'vitest';
import rows from '../../resources/questions/rows.json';
import { isWidespread } from './isWidespread';

const answered = (question: string, answer: string) =>
  isWidespread({ [question]: { answer, said: '', at: 0 } });

describe('大面积', () => {
  const extents = rows.rows.flatMap(({ row, questions }) =>
    questions.filter(({ id }) => id.endsWith('-extent')).map((question) => ({ row, question })),
  );

  it('is asked for every row that a wide reach can raise to level 2, with the same four answers', () => {
    expect(extents.map(({ row }) => row)).toEqual(
      expect.arrayContaining(['12345-01', '12345-05', '12345-15']),
    );
    for (const { question } of extents)
      expect('options' in question && question.options?.map(({ id }) => id)).toEqual([
        'one',
        'building',
        'estate',
        'district',
      ]);
  });

  it('is an estate, a street or more', () => {
    expect(['one', 'building', 'estate', 'district'].map((answer) => answered('15-extent', answer))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('is not said by another question, nor by none', () => {
    expect(answered('15-since', 'district')).toBe(false);
    expect(isWidespread({})).toBe(false);
  });
});
