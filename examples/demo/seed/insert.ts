import type { Attributes, CreationAttributes, Model, ModelStatic, Transaction } from 'sequelize';

// Few enough for one statement of long posts, many enough for few statements.
const ROWS_PER_STATEMENT = 400;

/** Where the rows go: a model and the transaction that holds the whole seed together. */
export interface Target<I extends Model> {
  model: ModelStatic<I>;
  transaction: Transaction;
}

/** Inserts the rows as they are made, a few hundred at a time, so that they are never all in memory. */
export async function insert<I extends Model>(
  { model, transaction }: Target<I>,
  rows: Iterable<CreationAttributes<I> | Attributes<I>>,
): Promise<void> {
  let batch: CreationAttributes<I>[] = [];
  for (const row of rows) {
    batch.push(row as CreationAttributes<I>);
    if (batch.length < ROWS_PER_STATEMENT) continue;
    await model.bulkCreate(batch, { transaction });
    batch = [];
  }
  if (batch.length > 0) await model.bulkCreate(batch, { transaction });
}
