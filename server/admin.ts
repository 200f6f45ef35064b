import type { Server } from 'node:http';
import type { Model } from 'sequelize';
import type { Admin, ShapesFor } from './admin.types.ts';
import { createActing } from './audit/acting.ts';
import { auditAppWrites } from './audit/app-writes.ts';
import { createAuditLog } from './audit/audit.service.ts';
import { deriveKey } from './auth/derive-key.ts';
import { createPasswords } from './auth/password.ts';
import { createRateLimits } from './auth/rate-limit.ts';
import { createSecretBox } from './auth/secret-box.ts';
import { describeUserTable } from './auth/user-table.ts';
import { type AdminOptions, resolveConfig } from './config.ts';
import type { CheckedUserModel, ModelsOption, UserModelOption } from './config.types.ts';
import { createContext, runAs, type Runtime } from './context.ts';
import { openDatabase } from './db/connect.ts';
import { migrate } from './db/migrator.ts';
import { createHandler } from './http/handler.ts';
import { createNodeListener, listen } from './http/node.ts';
import { keyOf } from './meta/key.ts';
import type { Models } from './meta/model-types.ts';
import { createRegistry, definitions } from './meta/registry.ts';
import { defineOwnModels } from './own-models.ts';
import { displayRule } from './records/display.ts';
import { rolesGuard } from './roles/roles.guard.ts';
import { createRouter } from './router.ts';
import { withBuiltIns } from './users/built-ins.ts';
import { createUser } from './users/users.service.ts';
import { usersGuard } from './users/users.guard.ts';

/**
 * Makes the admin of a team's models. Everything is checked at once: a wrong option or name is an error here, not a
 * surprise later.
 * @throws ConfigError
 */
export function createAdmin<M extends Models, const F = unknown, const U extends UserModelOption = never>(
  options: AdminOptions<ModelsOption<M, F>, U & CheckedUserModel<U>>,
): Admin<ShapesFor<M, F, U>> {
  const runtime = createRuntime(options as AdminOptions);
  const { config, database, models, registry } = runtime;
  const router = createRouter(registry, registry.of(models.User)?.slug);
  const handler = createHandler(runtime, router);
  const endAudit = config.audit === 'all' ? auditAppWrites(runtime) : null;
  const ready = migrate(database, models, { mode: config.migrate }).then(() => {});
  // Whoever awaits `ready` or sends a request learns of a failure; nobody waiting must not end the process.
  ready.catch((error: unknown) => config.logger.error({ error: String(error) }, 'the admin could not start'));
  const fetch: Admin['fetch'] = async (request, info) => {
    await ready;
    return handler.fetch(request, info);
  };
  const node = createNodeListener({ ready, call: handler.call, fetch });
  const servers = new Set<Server>();
  const admin: Omit<Admin, '$types'> = {
    router,
    models,
    ready,
    fetch,
    node,
    async listen(port, { host } = {}) {
      await ready;
      const server = await listen(node, port, host);
      servers.add(server);
      return server;
    },
    async contextOf(request, info) {
      await ready;
      return handler.contextOf(request, info);
    },
    createContext: (facts) => createContext(runtime, facts),
    async createUser(user) {
      await ready;
      return createUser(runtime, user);
    },
    runAs,
    display: (record) => displayRecord(runtime, record),
    settled: () => handler.settled(),
    async close() {
      endAudit?.();
      await Promise.all([...servers].map(closeServer));
      await handler.settled();
      await runtime.audit.flush();
      await database.close();
    },
  };
  return admin as unknown as Admin<ShapesFor<M, F, U>>;
}

function createRuntime(options: AdminOptions): Runtime {
  const config = resolveConfig(options);
  const database = openDatabase(options.sequelize);
  const { model: userModel, attributes } = userOption(options.userModel);
  const models = defineOwnModels(options.sequelize, {
    ...(userModel && { userModel }),
    ...(options.tablePrefix !== undefined && { tablePrefix: options.tablePrefix }),
  });
  const users = describeUserTable(models.User, attributes);
  const registry = createRegistry(withBuiltIns(definitions(options.sequelize, options.models), { models, users }));
  const usersSlug = registry.of(models.User)?.slug;
  return Object.freeze({
    config,
    database,
    models,
    users,
    registry,
    passwords: createPasswords(config.passwords),
    secretBox: createSecretBox({ keys: config.encryptionKeys, secret: config.secret }),
    limits: createRateLimits({
      limits: config.rateLimits,
      key: deriveKey(config.secret, 'limit'),
      store: database.dialect === 'mysql' ? { sequelize: options.sequelize, table: models.tables.limits } : null,
    }),
    audit: createAuditLog(database, models.AdminLog, config),
    acting: createActing(),
    guards: [rolesGuard, ...(usersSlug === undefined ? [] : [usersGuard(usersSlug)])],
  });
}

function userOption(option: AdminOptions['userModel']) {
  if (option === undefined) return { model: undefined, attributes: undefined };
  return 'model' in option ? option : { model: option, attributes: undefined };
}

function displayRecord({ registry }: Runtime, record: Model): string {
  const model = record.constructor as Runtime['models']['User'];
  const entry = registry.described(model);
  const values = record.get({ plain: true }) as Record<string, unknown>;
  return displayRule(model, entry, { mayIdentify: true }).text(values, entry ? keyOf(entry, values) : '');
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
