import { fileURLToPath } from 'node:url';
import { startDemo } from './start.ts';

try {
  process.loadEnvFile();
} catch (error) {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

const { PORT, PLAIN_PORT, DATA_DIR } = process.env;
const demo = await startDemo({
  dataDir: DATA_DIR || fileURLToPath(new URL('data', import.meta.url)),
  port: Number(PORT || 8000),
  plainPort: Number(PLAIN_PORT || 8080),
}).catch((error: unknown) => {
  // A taken database or a broken setting is said in words; a stack would bury them.
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

console.log(`
Admin       ${demo.url}
Email       ${demo.email}
Password    ${demo.password}

Plain page  ${demo.plainUrl}
Everybody else of the house got the same password; try camille@atelier-nord.example, a content editor.
`);

let closing: Promise<void> | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    closing ??= demo.close();
  });
