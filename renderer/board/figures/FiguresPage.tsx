// Renderer, board page: the indicators of a range.
export function FiguresPage() {
  return null;
}
