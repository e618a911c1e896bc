// Renderer, board page: what a figure is counted from, under the pointer, and by keys: `?` goes from one to the next.
export interface FormulaProps {
  readonly title: string;
  readonly tabIndex: 0;
  readonly 'data-formula': string;
  readonly 'aria-description': string;
}

export const formulaProps = (text: string): FormulaProps => ({
  title: text,
  tabIndex: 0,
  'data-formula': text,
  'aria-description': text,
});

/** The focus to the next figure in the order of the page, after the last to the first. */
export function nextFormula(): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-formula]')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  all[(at + 1) % all.length]?.focus();
}

export const onFormula = (): HTMLElement | undefined => {
  const { activeElement: here } = document;
  return here instanceof HTMLElement && here.hasAttribute('data-formula') ? here : undefined;
};
