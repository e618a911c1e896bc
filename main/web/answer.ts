// Browser-seat host: writes HTTP answers, each with the fixed headers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FIXED_HEADERS } from './pagePolicy';
import type { StaticFile } from './staticFile';

type Headers = Readonly<Record<string, string>>;

export function answerWith(response: ServerResponse, status: number, headers: Headers, body = ''): void {
  response.writeHead(status, { ...FIXED_HEADERS, 'Cache-Control': 'no-store', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** A sentence for the person, in both languages: an address typed by hand or kept from yesterday ends here. */
export function answerSentence(response: ServerResponse, status: number, zh: string, en: string): void {
  const body = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Linkseat</title><p>${zh}</p><p lang="en">${en}</p></html>\n`;
  const policy = "default-src 'none'; frame-ancestors 'none'";
  answerWith(
    response,
    status,
    { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy },
    body,
  );
}

/** Asked again every time and sent only when it changed: the pages of a new build must never meet old scripts. */
export function answerFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const headers = { ...FIXED_HEADERS, 'Cache-Control': 'private, no-cache', ETag: file.etag };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Type': file.type, 'Content-Length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
