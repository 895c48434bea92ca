/** Imports in the database: what was brought in, how far it got, and how to take it out again. */
export interface ImportStore {}
