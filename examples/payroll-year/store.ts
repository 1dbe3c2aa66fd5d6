/** Where a payroll program keeps statements: as JSON text, one after the other, never changed. Here in memory. */
import type { Statement } from 'dreiklang';

export class Store {
  readonly #texts = new Map<string, string[]>();

  put(statement: Statement): void {
    const { id } = statement.payee;
    this.#texts.set(id, [...(this.#texts.get(id) ?? []), JSON.stringify(statement)]);
  }

  /** The statements of one payee, or of all, as they are read back. */
  earlier(payee?: string): Statement[] {
    const texts = payee === undefined ? [...this.#texts.values()].flat() : (this.#texts.get(payee) ?? []);
    return texts.map((text) => JSON.parse(text) as Statement);
  }
}
