/** Where problems of lines go: each names the place, the line's index and, where it has one, its id. */
import type { ProblemCode } from '../trace/problem-codes.js';
import { type ProblemList, pointer, shown } from '../trace/problems.js';
import { FieldReader } from './field-reader.js';
import { LineIds } from './line-ids.js';

export class LineProblems {
  /** Ids by row, as far as they were read. */
  readonly ids: LineIds;
  readonly #problems: ProblemList;

  constructor(rows: number, problems: ProblemList) {
    this.ids = new LineIds(rows);
    this.#problems = problems;
  }

  /** @param field pointer of the field inside its line, `""` being the line itself */
  refuse(row: number, code: ProblemCode, field: string, found: unknown, expected?: string): void {
    this.#problems.add({
      code,
      at: pointer('/lines', row) + field,
      line: this.#lineOf(row),
      ...(found === undefined ? undefined : { found: shown(found) }),
      ...(expected === undefined ? undefined : { expected }),
    });
  }

  /** Reads what stands inside a line; its problems name the line. */
  reader(row: number): FieldReader {
    return new FieldReader(this.#problems, this.#lineOf(row));
  }

  #lineOf(row: number): { index: number; id?: string } {
    const id = this.ids.all[row];
    return id === undefined || id === '' ? { index: row } : { index: row, id };
  }
}
