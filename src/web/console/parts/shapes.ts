/** Lines of icons that the first page does not show, on a 24 px grid. */
export const BACK = 'M14.5 6L8.5 12l6 6'
export const SEARCH = 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4'
export const CHECK = 'M5 12.5l4.5 4.5L19 7.5'
export const CLOSE = 'M6 6l12 12M18 6L6 18'
