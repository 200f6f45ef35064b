import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of the benchmarks says when it can be called. */
export interface Started {
  port: number;
}

/** What it says when it is asked for its figures. */
export interface Usage {
  /** Bytes in memory now, and at the highest. */
  rss: number;
  peak: number;
  /** Microseconds of processor time so far. */
  cpu: number;
  /** Statements that went to the database so far. */
  statements: number;
}

/** Lets a listener serve on a free port, and tells the parent process so; `statements` counts for it. */
export function serve(listener: RequestListener, { statements }: { statements(): number }): void {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    process.send?.({ port } satisfies Started);
  });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = {
      cpu: user + system,
      rss: process.memoryUsage.rss(),
      peak: process.resourceUsage().maxRSS * 1024,
      statements: statements(),
    };
    process.send?.(usage);
  });
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit());
}
