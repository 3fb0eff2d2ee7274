/** The row was changed since it was read. Read again and run the work again; `write` does not. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  readonly table: string;
  readonly id: string;

  constructor(table: string, id: string) {
    super(`${table} ${id} was changed by someone else`);
    this.table = table;
    this.id = id;
  }
}
