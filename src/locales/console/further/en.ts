/** Names of the further pages of the console in English. */
import type { FurtherWords } from './ru.ts'

export const en: FurtherWords = {
  pages: {
    inbox: 'Inbox',
    bookings: 'Bookings',
    campaigns: 'Campaigns',
    events: 'Events',
    calendar: 'Calendar',
    offers: 'Offers',
    rewards: 'Rewards',
    till: 'Till',
    experiments: 'Trials',
    import: 'Import',
    sources: 'Sources',
    calls: 'Calls',
    messages: 'Sent',
    settings: 'Settings',
    doubles: 'Look-alikes',
    privacy: 'Personal data',
    tables: 'Every list as a table',
    people: 'Staff',
  },
  groups: { talk: 'Talk', plan: 'Plans', data: 'Data', program: 'Program' },
}
