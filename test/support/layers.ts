/** A layer of the server: its name, and which files stand in it. The first pattern that matches a path decides. */
interface Layer {
  name: string;
  files: RegExp;
}

/**
 * From the ground up: a file imports from its own layer and from those before it. Guards and features meet in `admin.ts`
 * alone, so nothing below it knows what is built above.
 */
const layers: Layer[] = [
  { name: 'contract', files: /^server\/(contract(\/[\w-]+)?|request)\.ts$/ },
  { name: 'errors', files: /^server\/errors\.ts$/ },
  { name: 'permissions', files: /^server\/roles\/(permissions|actor)\.ts$/ },
  { name: 'db', files: /^server\/(db|migrations)\// },
  { name: 'models', files: /\.model\.ts$|^server\/own-models\.ts$/ },
  // The options as a team writes them: the types of `static admin`, and what createAdmin takes.
  { name: 'options', files: /^server\/(config(\.types)?|meta\/model-(admin|types))\.ts$/ },
  { name: 'features', files: /^server\/(auth\/(auth|second-step)|meta\/meta)\.(service|router)\.ts$/ },
  { name: 'features', files: /^server\/audit\/(audit\.router|history\.service|app-(writes|rows|links))\.ts$/ },
  // What ends a session, or acting as somebody else, is logged: it takes a context.
  { name: 'context', files: /^server\/auth\/(session-ends|impersonation-log)\.ts$/ },
  { name: 'fields', files: /^server\/fields\// },
  { name: 'meta', files: /^server\/meta\// },
  { name: 'policy', files: /^server\/roles\/(policy|model-rules)\.ts$/ },
  { name: 'auth', files: /^server\/auth\// },
  { name: 'audit', files: /^server\/audit\// },
  { name: 'guard', files: /^server\/records\/guard\.ts$/ },
  { name: 'context', files: /^server\/context\.ts$/ },
  { name: 'trpc', files: /^server\/trpc\.ts$/ },
  { name: 'records', files: /^server\/records\// },
  // Rights are of every feature's concern; a user's rank is what his roles give.
  { name: 'roles', files: /^server\/roles\// },
  { name: 'features', files: /^server\/(account|users|trash|csv|media|impersonation|search|dashboard)\// },
  { name: 'router', files: /^server\/router\.ts$/ },
  { name: 'http', files: /^server\/http\// },
  { name: 'admin', files: /^server\/admin(\.types)?\.ts$/ },
  { name: 'index', files: /^server\/index\.ts$/ },
  { name: 'cli', files: /^server\/cli\// },
];

/** The place of a server file in the order of layers, or null for a file in none. */
export function layerOf(path: string): { name: string; rank: number } | null {
  const name = layers.find((layer) => layer.files.test(path))?.name;
  return name ? { name, rank: layers.findLastIndex((layer) => layer.name === name) } : null;
}
