import type { AnyRouter } from '@trpc/server';
import type { ModelEntry } from '../meta/entry.ts';
import type { Registry } from '../meta/registry.ts';
import { permittedProcedure, router } from '../trpc.ts';
import { removeManyInput, removeRecords } from './bulk.service.ts';
import { fileInput, readFile } from './file.service.ts';
import { listOptions, optionsInput } from './options.service.ts';
import { getInput, getRecord, listInput, listRecords } from './read.service.ts';
import { createInput, createRecord, removeInput, removeRecord, updateInput, updateRecord } from './write.service.ts';

/** One set of procedures for each model, under its slug. */
export function recordsRouter(registry: Registry): AnyRouter {
  return router(Object.fromEntries([...registry].map((entry) => [entry.slug, modelRouter(entry)])));
}

function modelRouter(entry: ModelEntry) {
  const { slug } = entry;
  const view = permittedProcedure(slug, 'view');
  return router({
    list: view.input(listInput).query(({ ctx, input }) => listRecords(ctx, entry, input)),
    get: view.input(getInput).query(({ ctx, input }) => getRecord(ctx, entry, input)),
    file: view.input(fileInput).query(({ ctx, input }) => readFile(ctx, entry, input)),
    options: view.input(optionsInput).query(({ ctx, input }) => listOptions(ctx, entry, input)),
    create: permittedProcedure(slug, 'add')
      .input(createInput)
      .mutation(({ ctx, input }) => createRecord(ctx, entry, input)),
    update: permittedProcedure(slug, 'edit')
      .input(updateInput)
      .mutation(({ ctx, input }) => updateRecord(ctx, entry, input)),
    remove: permittedProcedure(slug, 'delete')
      .input(removeInput)
      .mutation(({ ctx, input }) => removeRecord(ctx, entry, input)),
    removeMany: permittedProcedure(slug, 'delete')
      .input(removeManyInput)
      .mutation(({ ctx, input }) => removeRecords(ctx, entry, input)),
  });
}
