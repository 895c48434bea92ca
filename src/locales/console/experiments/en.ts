/** Experiments, in English. */
import { plural } from '../../../kernel/locale.ts'
import type { ExperimentsWords } from './ru.ts'

export const en: ExperimentsWords = {
  title: 'Experiments',
  lead: 'One thing is changed for half of the customers, to see whether it is better.',
  create: 'New experiment',
  empty: 'No experiments yet',
  emptyText: 'For instance other words in the direct offer. One change at a time, or nobody knows what helped.',
  states: { draft: 'draft', queued: 'queued', running: 'running', done: 'ended', stopped: 'stopped' },
  name: 'Name, for yourself',
  variable: 'What changes',
  variables: { words: 'the words', offset: 'the day', channel: 'the channel', offer: 'the offer', hour: 'the hour' },
  noOffers: 'Add an offer first',
  text: 'New text',
  days: 'How many days later',
  daysHint: 'With a minus: earlier.',
  hour: 'At which hour',
  rung: 'In which contact',
  rungs: { soft: 'remember us', product: 'about the product', offer: 'direct offer' },
  size: 'What could be seen',
  sizeLead: (share, perWeek) => `Now ${share} buy after a contact; due dates a week: ${perWeek}.`,
  tooSmall: 'The last year had too few due dates for a difference to show. Come back when there are more customers.',
  weeks: count => `In ${plural('en', count, { one: '# week', other: '# weeks' })}`,
  visible: people => `a difference of ${people} or more in 100 people shows`,
  start: 'Start',
  forWeeks: 'For how many weeks',
  queue: 'Start when the other one has ended',
  stop: 'Stop',
  before: 'As it was',
  after: 'The new way',
  sharesOf: (bought, all) => `${bought} of ${all}`,
}
