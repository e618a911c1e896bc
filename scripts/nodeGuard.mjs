// Says in one sentence that this Node is too old, before anything newer than Node 12 is read: better-sqlite3 ends
// an older Node without a word. Plain old syntax on purpose.
export const OLDEST_NODE = 22;

/** @returns {string | undefined} the sentence, or undefined where `version` (like `v20.1.0`) will do */
export function nodeTrouble(version) {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  if (major >= OLDEST_NODE) return undefined;
  return (
    'Linkseat: 需要 Node.js ' +
    OLDEST_NODE +
    ' 或更高版本，此处是 ' +
    version +
    '。请用 npm start 启动（Linux、Windows x64 自带 Node 24），或升级 Node.js。\n' +
    'Linkseat needs Node.js ' +
    OLDEST_NODE +
    ' or newer; this is ' +
    version +
    '. Start it with npm start (on Linux and Windows x64 that brings Node 24 along), or update Node.js.'
  );
}

/** Ends the process with the sentence where this Node is too old. */
export function requireNode() {
  const trouble = nodeTrouble(process.version);
  if (trouble === undefined) return;
  console.error(trouble);
  process.exit(1);
}
