/** `4:07`, `1:02:09` from milliseconds; never negative, as two clocks can differ by a moment. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `3:59:40`, from a day on `2 天 4:10`; `say` puts the day into words. */
export function span(
  milliseconds: number,
  say: (key: string, values: Record<string, unknown>) => string,
): string {
  const days = Math.floor(milliseconds / DAY);
  if (days < 1) return duration(milliseconds);
  const minutes = Math.floor((milliseconds % DAY) / 60_000);
  return say('due.days', {
    count: days,
    rest: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`,
  });
}

const DAY = 86_400_000;

/** `14:02:11`, local time of the seat. */
export function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `2026-11-23`, local day of the seat. */
export function isoDay(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** `2026-11-23 14:02:11`, for paper and whatever is read on another day. */
export const fullTime = (at: number): string => `${isoDay(at)} ${timeOfDay(at)}`;

/** `14:02` of today, `11-23 14:02` of another day: for lists. */
export const shortTime = (at: number, now: number): string =>
  isoDay(at) === isoDay(now) ? timeOfDay(at).slice(0, 5) : dayAndTime(at);

/** `11-23 14:02`, local time of the seat. */
export function dayAndTime(at: number): string {
  const date = new Date(at);
  const day = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return `${day} ${timeOfDay(at).slice(0, 5)}`;
}
