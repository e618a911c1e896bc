// Renderer, desk page. Must run in a key press or click: browsers block a window that nobody asked for.
export function openPhone(): void {
  window.open('../phone/', 'linkseat-phone', 'popup,width=420,height=640');
}
