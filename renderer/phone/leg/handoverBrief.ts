// Phone page. What an INVITE carries of the hand-over record beside its id: codes alone, nothing about a person.
import type { HandoverBrief } from '@shared/call/HandoverRecord';

const ROW = 'X-Linkage-Row';
const DANGER = 'X-Linkage-Danger';
/** Codes that we make ourselves; whatever else a stranger puts there is none. */
const CODE = /^[\w.-]{1,64}$/;

/** `X-Linkage-Danger: now, fire, trapped`: `now` first, then the kinds; absent without danger. */
export function briefHeaders({ row, danger, dangerNow }: HandoverBrief): readonly string[] {
  const told = ['now', ...danger].filter((kind) => CODE.test(kind)).join(', ');
  return [...(CODE.test(row) ? [`${ROW}: ${row}`] : []), ...(dangerNow ? [`${DANGER}: ${told}`] : [])];
}

export function briefIn(request: { getHeader(name: string): string | undefined }): HandoverBrief | undefined {
  const row = request.getHeader(ROW)?.trim() ?? '';
  const [now, ...kinds] = (request.getHeader(DANGER) ?? '').split(',').map((kind) => kind.trim());
  const dangerNow = now === 'now';
  if (!CODE.test(row) && !dangerNow) return undefined;
  const danger = dangerNow ? kinds.filter((kind) => CODE.test(kind)).slice(0, 32) : [];
  return { row: CODE.test(row) ? row : '', danger, dangerNow };
}
