/** Names that turn out to mean the same thing are joined; whoever was named first in a group stays its head, unless a head is told. */

import { textPool } from './text-pool.ts'

export interface UnionFind {
  /** The node of a name, made at its first mention. */
  node(name: string): number
  name(node: number): string
  /** The code of the first letter of its name; NaN where the name is empty. */
  initial(node: number): number
  root(node: number): number
  count(): number
  /** The head of the first node's group becomes the head of both. */
  join(head: number, other: number): void
  /** No name is looked up any more. */
  close(): void
  /** Nothing is read any more: the names are gone. */
  giveBack(): void
}

export function unionFind(): UnionFind {
  const names = textPool()
  const parents: number[] = []
  const root = (node: number): number => {
    let at = node
    while (parents[at] !== at) {
      // Halving the path keeps later look-ups short.
      parents[at] = parents[parents[at] ?? at] ?? at
      at = parents[at] ?? at
    }
    return at
  }
  return {
    node: name => {
      const node = names.numberOf(name)
      if (node === parents.length) parents.push(node)
      return node
    },
    name: node => names.pool.at(node),
    initial: node => names.pool.lettersOf(node, (letters, from, to) => (to > from ? (letters[from] ?? Number.NaN) : Number.NaN)),
    root,
    count: () => parents.length,
    join: (head, other) => {
      parents[root(other)] = root(head)
    },
    close: names.close,
    giveBack: names.pool.giveBack,
  }
}
