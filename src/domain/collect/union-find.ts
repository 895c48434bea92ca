/** Names that turn out to mean the same thing are joined; whoever was named first in a group stays its head, unless a head is told. */

export interface UnionFind {
  /** The node of a name, made at its first mention. */
  node(name: string): number
  name(node: number): string
  root(node: number): number
  /** The head of the first node's group becomes the head of both. */
  join(head: number, other: number): void
  all(): Iterable<{ readonly node: number; readonly name: string }>
}

export function unionFind(): UnionFind {
  const nodes = new Map<string, number>()
  const names: string[] = []
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
      const known = nodes.get(name)
      if (known !== undefined) return known
      nodes.set(name, names.length)
      parents.push(names.length)
      return names.push(name) - 1
    },
    name: node => names[node] ?? '',
    root,
    join: (head, other) => {
      parents[root(other)] = root(head)
    },
    *all() {
      for (const [node, name] of names.entries()) yield { node, name }
    },
  }
}
