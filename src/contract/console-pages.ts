/** First words of the addresses that the owner's console answers to; everything else on the server is the API or a customer's page. */
export const CONSOLE_PAGES = [
  'add',
  'bookings',
  'calendar',
  'campaigns',
  'customers',
  'experiments',
  'import',
  'inbox',
  'messages',
  'numbers',
  'offers',
  'owner-link',
  'rewards',
  'settings',
  'sources',
  'till',
] as const
