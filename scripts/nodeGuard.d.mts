export const OLDEST_NODE: number;
export function nodeTrouble(version: string): string | undefined;
export function requireNode(): void;
