// Renderer, desk page: pages of their own. Must run in a key press or click: browsers block a window that nobody asked for.

/** Without an opener the browser gives it a process of its own: a desk that crashes takes no call with it. */
export function openPhone(): void {
  window.open('../phone/', '_blank', 'popup,width=420,height=640,noopener');
}

/** The lead's board, or one's own figures: what it shows is decided by who is signed in. */
export function openBoard(): void {
  window.open('../board/', 'linkseat-board');
}
