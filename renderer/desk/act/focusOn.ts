// Renderer, desk page: the places that a key can go to, by the `data-focus` they carry.
export type FocusTarget =
  | 'narrative'
  | 'place'
  | 'division'
  | 'callbackNumber'
  | 'callerName'
  | 'questionNumber'
  | 'lists'
  | 'decision'
  | 'orders'
  | 'commandBar'
  | 'reason';

export function focusOn(target: FocusTarget): void {
  document.querySelector<HTMLElement>(`[data-focus="${target}"]`)?.focus();
}
