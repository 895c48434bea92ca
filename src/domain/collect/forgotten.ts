/** People of a file who asked this business to forget them: the file brings them again, and the owner is told before he takes it. */
import type { ContactAddress } from './contact-point.ts'
import type { FilePeople } from './import-people.ts'
import type { FilePersons } from './person-list.ts'
import { addNote, type RowNotes } from './import-reason.ts'

export interface ForgottenOptions {
  /** Hashes of their addresses in hexadecimal digits: nothing else of them is kept. */
  readonly forgotten: ReadonlySet<string>
  readonly hashOf: (address: ContactAddress) => string
  /** The physical line of each row. */
  readonly lines: ArrayLike<number>
}

/** One remark for each of them, at the first row that names him; his address is not written down a second time. */
export function noteForgotten(
  { people, personOf }: Pick<FilePeople, 'personOf'> & { readonly people: Pick<FilePersons, 'entries'> },
  notes: RowNotes,
  { forgotten, hashOf, lines }: ForgottenOptions,
): void {
  if (forgotten.size === 0) return
  const asked = new Set<number>()
  for (const [index, { points }] of people.entries()) if (points.some(point => forgotten.has(hashOf(point)))) asked.add(index)
  for (let row = 0; asked.size > 0 && row < personOf.length; row += 1) {
    const person = personOf[row] ?? -1
    if (asked.delete(person)) addNote(notes.warnings, { row: lines[row] ?? 0, reason: 'asked_to_be_forgotten' })
  }
  notes.warnings.list.sort((a, b) => a.row - b.row)
}
