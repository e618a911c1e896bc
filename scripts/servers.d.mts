export function postgresPrograms(): string | undefined;
export function installServers(): void;
