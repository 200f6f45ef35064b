export interface MariadbOptions {
  /** A folder whose data stays, for a server that is started again. */
  keepIn?: string;
  /** Settings of the server in the place of those of a throw-away one, which knows no durability. */
  settings?: readonly string[];
}

/** Starts a MariaDB, a throw-away one unless the options say otherwise. The URL names no schema. */
export function startMariadb(options?: MariadbOptions): Promise<{ url: string; stop(): Promise<void> }>;
