/** A statement that waits for the next one of its connection, to make the trip to the server with it. */
export interface HeldStatement {
  readonly sql: string;
  /** Called when it has run. */
  sent?(): void;
}

const held = new WeakMap<object, HeldStatement[]>();

/** Leaves a statement for the next trip of a connection. Should it fail, that trip fails. */
export function hold(connection: object, statement: HeldStatement): void {
  const waiting = held.get(connection);
  if (waiting) waiting.push(statement);
  else held.set(connection, [statement]);
}

/** Gives what waits, for whoever sends the next statement. */
export function takeHeld(connection: object): readonly HeldStatement[] {
  const waiting = held.get(connection) ?? [];
  held.delete(connection);
  return waiting;
}
