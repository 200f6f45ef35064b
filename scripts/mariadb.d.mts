/** Starts a throw-away MariaDB. The URL names no schema. */
export function startMariadb(): Promise<{ url: string; stop(): Promise<void> }>;
