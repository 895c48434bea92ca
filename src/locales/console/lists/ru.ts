/** Taking a list as a file, in Russian. */
export const ru = { take: 'Взять файлом' }

export type TakeListWords = Readonly<typeof ru>
