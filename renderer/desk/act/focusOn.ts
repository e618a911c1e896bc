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
  | 'knowledge'
  | 'book'
  | 'missed'
  | 'commandBar'
  | 'answer'
  | 'reason';

/** For the ref of what has just opened: the arrow keys scroll it, and Tab goes to its first control. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus();
}

export function focusOn(target: FocusTarget): void {
  document.querySelector<HTMLElement>(`[data-focus="${target}"]`)?.focus();
}
