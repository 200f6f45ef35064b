import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DataTypes, type Sequelize } from 'sequelize';
import type { AnyModel } from './chinook.ts';

/** What the server that is killed writes to. */
export type KilledModels = Record<'posts' | 'tags', AnyModel>;

export function defineKilled(sequelize: Sequelize): KilledModels {
  const plain = { timestamps: false, underscored: true };
  const title = () => ({ title: { type: DataTypes.STRING(100), allowNull: false } });
  const posts: AnyModel = sequelize.define('posts', title(), { ...plain, tableName: 'posts' });
  const tags: AnyModel = sequelize.define('tags', title(), { ...plain, tableName: 'tags' });
  posts.belongsToMany(tags, { as: 'tags', through: 'post_tags', timestamps: false });
  return { posts, tags };
}

/** A server that waits for its database. */
export interface Writer {
  /** Lets it write, kills it after so many answers, and gives all that it said: key and title of each record, by turns. */
  killAfter(
    answers: number,
    start: { address: string; cookie: string },
  ): Promise<[key: string, title: string | null][]>;
  stop(): void;
}

/** Starts a server; what it needs is loaded before it is told to begin. */
export function startWriter(): Writer {
  const child = spawn(process.execPath, [fileURLToPath(new URL('kill-writer.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  child.stderr.on('data', (text) => errors.push(String(text)));
  const exited = once(child, 'exit');
  return {
    async killAfter(answers, start) {
      child.stdin.write(`${JSON.stringify(start)}\n`);
      const said: [string, string | null][] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        said.push(JSON.parse(line));
        if (said.length === answers) child.kill('SIGKILL');
      }
      const [, signal] = await exited;
      assert.equal(signal, 'SIGKILL', errors.join(''));
      return said;
    },
    stop: () => void child.kill('SIGKILL'),
  };
}
