import type { Logger } from '../config.ts';
import { errorText } from '../errors.ts';

type Job = () => Promise<void>;

/** Work that waits until answers are out: logs, refunds and the like, which must not show in an answer's time. */
export interface AfterAnswer {
  /** Starts the jobs of one request, one after the other, once its answer was handed over. */
  run(jobs: readonly Job[], requestId: string): void;
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>;
}

/** Makes it; a job that fails is logged and fails nobody. */
export function createAfterAnswer(logger: Logger): AfterAnswer {
  const running = new Set<Promise<void>>();

  async function work(jobs: readonly Job[], requestId: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    for (const job of jobs) {
      try {
        await job();
      } catch (error) {
        logger.error({ requestId, error: errorText(error) }, 'work after an answer failed');
      }
    }
  }

  return {
    run: (jobs, requestId) => {
      if (jobs.length === 0) return;
      const task: Promise<void> = work(jobs, requestId).finally(() => running.delete(task));
      running.add(task);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
