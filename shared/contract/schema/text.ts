// The length caps of everything that a page may send, in UTF-16 units. A page that sends more is broken or not ours.
import { z } from 'zod';

const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\u0000'), { error: 'holds a NUL character' });

/** 诉求内容 and everything else that people write at length. */
export const longText = line(20_000);
export const sentence = line(1_000);
export const shortText = line(200);
/** A telephone number or the user part of a SIP URI, as signalling or a person wrote it. */
export const phoneNumber = line(64);
export const code = line(64);
/** An epoch time or a duration in milliseconds. */
export const millis = z.number().int().min(0).max(8.64e15);
export const sipStatus = z.number().int().min(100).max(699);

/** An id of our own making: letters, digits, dash, dot, colon. `T` is its brand. */
export const idOf = <T extends string>(): z.ZodType<T> =>
  z.string().regex(/^[\w.:-]{1,64}$/) as unknown as z.ZodType<T>;
