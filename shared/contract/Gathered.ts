/** How many events were taken from where when a file was mended; an event counts where it was found first. */
export interface Gathered {
  readonly from: readonly { readonly source: 'journal' | 'damaged' | 'backup'; readonly events: number }[];
  readonly events: number;
}
