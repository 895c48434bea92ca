/** What may become of the people who work in the shop: somebody must stay its owner. */
export interface StaffStanding {
  readonly staffId: string
  readonly role: 'owner' | 'staff' | 'cashier'
  readonly hasLeft: boolean
}

export interface StaffChange {
  readonly role?: StaffStanding['role'] | undefined
  readonly hasLeft?: boolean | undefined
}

/** Whether nobody would own the shop after this change. */
export function leavesNoOwner(people: readonly StaffStanding[], staffId: string, change: StaffChange): boolean {
  return !people
    .map(person => (person.staffId === staffId ? { role: change.role ?? person.role, hasLeft: change.hasLeft ?? person.hasLeft } : person))
    .some(person => person.role === 'owner' && !person.hasLeft)
}
