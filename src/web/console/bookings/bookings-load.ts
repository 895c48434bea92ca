/** The appointment book with the words it shows: a visit is booked for customers who are looked up by their own words. */
import { customersWords } from '../customers/customers-words.ts'
import { BookingsPage } from './bookings-page.tsx'
import { bookingsWords } from './bookings-words.ts'

export const bookings = { Page: BookingsPage, words: [bookingsWords, customersWords] }
