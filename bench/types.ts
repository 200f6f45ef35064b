import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MODELS = 50;
const MODELS_FILE = './models.ts';
const project = fileURLToPath(new URL('..', import.meta.url));
// Inside the project, so that it finds the packages as a team's own would.
const folder = `${project}bench/.types`;

/**
 * Seconds that a type check of a team's project with 50 models takes: with the admin, its client and a call for each
 * model, and without.
 */
export function measureTypes(rounds: number): { without: number; withAdmin: number } {
  if (!existsSync(`${project}dist/server/index.d.ts`)) throw new Error('There is no built package: npm run build');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = Array.from({ length: MODELS }, (_none, index) => `Model${index}`);
  writeFileSync(`${folder}/models.ts`, modelsText(names));
  writeFileSync(
    `${folder}/bare.ts`,
    `import { models } from '${MODELS_FILE}';\nexport const names = Object.keys(models);\n`,
  );
  writeFileSync(`${folder}/admin.ts`, adminText(names));
  try {
    const times = Array.from({ length: rounds + 1 }, () => ({ without: check('bare'), withAdmin: check('admin') }));
    // The least: a check does the same each time, and what else the machine does only adds to it.
    const of = (kind: 'without' | 'withAdmin') => Math.min(...times.slice(1).map((each) => each[kind]));
    return { without: of('without'), withAdmin: of('withAdmin') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function check(file: string): number {
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      compilerOptions: {
        target: 'ES2022',
        module: 'nodenext',
        lib: ['ES2024', 'DOM'],
        types: ['node'],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        allowImportingTsExtensions: true,
      },
      files: [`${file}.ts`],
    }),
  );
  const began = performance.now();
  const { status, stdout } = spawnSync(`${project}node_modules/.bin/tsc`, ['--project', folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the project with 50 models does not compile:\n${stdout.slice(0, 2000)}`);
  return (performance.now() - began) / 1000;
}

function modelsText(names: readonly string[]): string {
  const types = 'CreationOptional, type ForeignKey, type InferAttributes, type InferCreationAttributes';
  const classes = names.map(
    (name, index) => `export class ${name} extends Model<InferAttributes<${name}>, InferCreationAttributes<${name}>> {
  declare id: CreationOptional<number>;
  declare title: string;
  declare body: string | null;
  declare status: CreationOptional<'draft' | 'review' | 'published'>;
  declare views: CreationOptional<number>;
  declare price: string;
  declare open: CreationOptional<boolean>;
  declare at: Date | null;
  declare parentId: ForeignKey<number | null>;
  declare createdAt: CreationOptional<Date>;
  declare parent?: NonAttribute<${names[(index + 1) % names.length]}>;
  declare others?: NonAttribute<${names[(index + 2) % names.length]}[]>;
}`,
  );
  return `import { type ${types}, Model, type NonAttribute } from 'sequelize';
${classes.join('\n')}
export const models = { ${names.map((name) => `${name.toLowerCase()}: ${name}`).join(', ')} };
`;
}

function adminText(names: readonly string[]): string {
  const calls = names.map(
    (name) => `  const ${name.toLowerCase()} = await client.records.${name.toLowerCase()}.list.query({
    filter: { title: { contains: 'a' }, views: { gt: 1 } },
    sort: ['-createdAt'],
    fields: ['title', 'parent'],
  });
  use(${name.toLowerCase()}.rows[0]?.title);`,
  );
  return `import type { Sequelize } from 'sequelize';
import { createAdminClient } from 'asok-admin';
import { createAdmin } from 'asok-admin/server';
import { models } from '${MODELS_FILE}';

declare const sequelize: Sequelize;
const use = (text: string | undefined) => text;
export const admin = createAdmin({ sequelize, models });
const client = createAdminClient<typeof admin>({ url: '/admin' });
export async function calls() {
${calls.join('\n')}
}
`;
}
