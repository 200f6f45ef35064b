import type { Model, ModelStatic, Sequelize } from 'sequelize';

/** What has hooks: a model, or an instance of Sequelize. */
interface Hooked {
  options: { hooks?: Record<string, readonly (object | undefined)[] | undefined> };
}

const own = new WeakSet<object>();

/** Marks a hook as one of the admin's, which needs no calling when the admin itself writes. */
export function ownHook<F extends (...args: never[]) => unknown>(hook: F): F {
  own.add(hook);
  return hook;
}

/** Whether the team has given a model, or all models of its instance, one of these hooks. They may come at any time. */
export function hasTeamHook(model: ModelStatic<Model>, names: readonly string[]): boolean {
  const hooked = [model as unknown as Hooked, model.sequelize as Sequelize as unknown as Hooked];
  return hooked.some(({ options: { hooks } }) =>
    names.some((name) => hooks?.[name]?.some((hook) => hook !== undefined && !own.has(hookFunction(hook)))),
  );
}

// A hook that was added under a name is wrapped.
function hookFunction(hook: object): object {
  return 'fn' in hook ? (hook.fn as object) : hook;
}

type Method = (this: unknown, ...given: never[]) => unknown;

const wrapped = new WeakMap<object, object>();

/** Marks a method that the admin has put around one of a model's, for the writes of the team's code. */
export function ownWrapper<W extends Method>(wrapper: W, original: Method): W {
  wrapped.set(wrapper, original);
  return wrapper;
}

/** A method without what the admin has put around it. */
export function withoutWrapper(method: object): object {
  const original = wrapped.get(method);
  return original ? withoutWrapper(original) : method;
}
