// The host of both entries: a built page gets the nonce of this answer.
import { NONCE_MARK } from './pagePolicy';

/** Where the pages look for the nonce (renderer/ui/theme/Themed.tsx). */
const META = `<meta name="csp-nonce" content="${NONCE_MARK}">`;

export function pageHtml(built: string, nonce: string): string {
  const marked = built.includes(NONCE_MARK)
    ? built
    : built.replace(/<head[^>]*>/, (head) => `${head}${META}`);
  return marked.replaceAll(NONCE_MARK, nonce);
}
