// Main process of the desktop program: the desk's page as its print style has it. Paper size and margins are the
// style's own (`@page`), so that paper and PDF are the same.
import type { BrowserWindow } from 'electron';

export const deskPdf = (desk: BrowserWindow): Promise<Uint8Array> =>
  desk.webContents.printToPDF({ preferCSSPageSize: true, printBackground: false, generateTaggedPDF: true });
