export function fuseProfile(profile: 'release' | 'test'): Readonly<Record<string, boolean>>;
export function setFuses(binary: string, profile: 'release' | 'test'): Promise<void>;
export function afterPack(context: unknown): Promise<void>;
