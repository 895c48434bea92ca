/** What the terminal says in Bulgarian when the program cannot go on: one sentence that ends with what to do. */
import type { RefusalSentences } from './refusal-sentences.ts'

const BAD_URL = {
  'not-a-url': 'не е адрес',
  'other-protocol': 'не започва с postgres://',
  'no-database-name': 'не назовава база',
} as const

export const bg: RefusalSentences = {
  'no-database-program': ({ platform }) =>
    `За ${platform} няма вградена база данни: инсталирайте PostgreSQL 14 или по-нов и го посочете в DATABASE_URL.`,
  musl: () =>
    'Вградената база данни иска glibc, а тази система (Alpine и подобни) я няма: посочете в DATABASE_URL PostgreSQL 14 или по-нов.',
  'data-not-writable': ({ path, reason }) =>
    `В папката за данни ${path} не може да се пише (${reason}): изберете друга с --data ПАПКА или разрешете писането.`,
  'data-not-a-directory': ({ path }) => `${path} не е папка: изберете друго място за данните с --data ПАПКА.`,
  'no-space': ({ path }) => `Дискът на ${path} е пълен: освободете място и стартирайте отново, нищо не е загубено.`,
  'no-unprivileged-user': () =>
    'Базата данни не работи като root, а тук няма потребител postgres или nobody: стартирайте като обикновен потребител.',
  'database-did-not-start': ({ logFile, lastLine }) => `Вградената база данни не тръгна (${lastLine}): подробностите са в ${logFile}.`,
  'database-without-password': ({ path, passwordFile }) =>
    `На базата данни в ${path} липсва файлът с паролата ${passwordFile}: върнете го от копие, а за да започнете отначало, преместете ${path}.`,
  'database-busy': ({ path }) =>
    `Друго стартиране на regulars твърде дълго пуска или спира базата: спрете го, а ако няма такова, изтрийте ${path}.`,
  'bad-database-url': ({ reason }) => `DATABASE_URL ${BAD_URL[reason]}: запишете го като postgres://user:password@host:5432/database.`,
  'database-unreachable': ({ host, reason }) =>
    `Базата данни на ${host} не отговаря (${reason}): проверете DATABASE_URL и дали сървърът работи.`,
  'database-login-refused': ({ host, reason }) =>
    `Базата данни на ${host} не допусна влизане (${reason}): проверете в DATABASE_URL потребителя, паролата и името на базата.`,
  'database-too-old': ({ found }) => `DATABASE_URL води към PostgreSQL ${found}: нужна е версия 14 или по-нова.`,
  'newer-schema': ({ found, known }) =>
    `Данните са записани от по-нова версия на Regulars (схема ${found}, тази познава ${known}): обновете Regulars и стартирайте отново.`,
  'changed-migration': ({ name }) =>
    `Миграцията „${name}“ не е онази, която е създала базата: върнете оригиналния файл или версията на Regulars, с която е дошъл.`,
  'port-taken': ({ port }) => `Порт ${port} е зает от друга програма: изберете друг с --port ЧИСЛО, например --port ${port + 1}.`,
  'port-forbidden': ({ port }) => `Този потребител не може да ползва порт ${port}: изберете над 1023 с --port ЧИСЛО.`,
  'host-unknown': ({ host }) => `Този компютър няма адрес ${host}: --host 127.0.0.1 е само за него, --host 0.0.0.0 е за цялата мрежа.`,
  'no-installation': ({ path }) =>
    `В ${path} няма данни на Regulars: посочете папката им с --data ПАПКА, а за да започнете нови, изпълнете regulars start.`,
  'no-such-business': ({ business }) => `Тук няма бизнес с номер ${business}: махнете --business и ще се вземе първият.`,
  'file-not-writable': ({ path, reason }) => `В ${path} не може да се пише (${reason}): изберете друго място.`,
  'file-not-readable': ({ path, reason }) => `${path} не може да се прочете (${reason}): проверете името и правата.`,
  'not-a-backup': ({ path }) => `${path} не е копие, направено с regulars backup: изберете правилния файл.`,
  'damaged-backup': ({ path, part }) => `Копието ${path} е повредено (${part}): вземете друго, тук нищо не е променено.`,
  'no-whole-export': ({ path }) => `${path} не е папка от „regulars export“: посочете тази, в която е whole.json.`,
  'damaged-export': ({ path, part }) => `Изнесеното в ${path} е повредено (${part}): направете го отново; тук нищо не е променено.`,
  'restore-not-empty': ({ path }) => `В ${path} вече има данни: възстановете в празна папка с --data ПАПКА.`,
  'bad-setting': ({ name, value }) => `${name} не може да бъде „${value}“: поправете го и стартирайте отново.`,
}
