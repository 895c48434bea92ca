/** What the terminal says in Russian when the program cannot go on: one sentence that ends with what to do. */
import type { RefusalSentences } from './refusal-sentences.ts'

const BAD_URL = {
  'not-a-url': '— не адрес',
  'other-protocol': 'не начинается с postgres://',
  'no-database-name': 'не называет базу',
} as const

export const ru: RefusalSentences = {
  'no-database-program': ({ platform }) =>
    `Для ${platform} встроенной базы данных нет: установите PostgreSQL 14 или новее и укажите его в DATABASE_URL.`,
  musl: () =>
    'Встроенной базе данных нужна glibc, а в этой системе (Alpine и подобные) её нет: укажите в DATABASE_URL PostgreSQL 14 или новее.',
  'data-not-writable': ({ path, reason }) =>
    `В папку данных ${path} нельзя писать (${reason}): выберите другую через --data ПАПКА или откройте её на запись.`,
  'data-not-a-directory': ({ path }) => `${path} не папка: выберите для данных другое место через --data ПАПКА.`,
  'no-space': ({ path }) => `На диске с ${path} кончилось место: освободите его и запустите снова, ничего не пропало.`,
  'no-unprivileged-user': () =>
    'База данных не работает от имени root, а пользователя postgres или nobody здесь нет: запустите от обычного пользователя.',
  'database-did-not-start': ({ logFile, lastLine }) => `Встроенная база данных не запустилась (${lastLine}): подробности в ${logFile}.`,
  'database-without-password': ({ path, passwordFile }) =>
    `У базы данных в ${path} пропал файл пароля ${passwordFile}: верните его из копии, а чтобы начать заново, уберите ${path} в сторону.`,
  'database-busy': ({ path }) =>
    `Другой запуск regulars слишком долго поднимает или останавливает базу: завершите его, а если его нет, удалите ${path}.`,
  'bad-database-url': ({ reason }) => `DATABASE_URL ${BAD_URL[reason]}: запишите его как postgres://user:password@host:5432/database.`,
  'database-unreachable': ({ host, reason }) =>
    `База данных на ${host} не отвечает (${reason}): проверьте DATABASE_URL и то, что сервер работает.`,
  'database-login-refused': ({ host, reason }) =>
    `База данных на ${host} не пустила (${reason}): проверьте в DATABASE_URL имя, пароль и название базы.`,
  'database-too-old': ({ found }) => `DATABASE_URL ведёт на PostgreSQL ${found}: нужна версия 14 или новее.`,
  'newer-schema': ({ found, known }) =>
    `Данные записаны более новой версией Regulars (схема ${found}, эта знает ${known}): обновите Regulars и запустите снова.`,
  'changed-migration': ({ name }) =>
    `Миграция «${name}» не та, что создала эту базу: верните исходный файл или ту версию Regulars, с которой он пришёл.`,
  'port-taken': ({ port }) => `Порт ${port} занят другой программой: выберите другой через --port ЧИСЛО, например --port ${port + 1}.`,
  'port-forbidden': ({ port }) => `Этому пользователю нельзя занять порт ${port}: выберите больше 1023 через --port ЧИСЛО.`,
  'host-unknown': ({ host }) =>
    `У этого компьютера нет адреса ${host}: --host 127.0.0.1 — только для него самого, --host 0.0.0.0 — для всей сети.`,
  'no-installation': ({ path }) =>
    `В ${path} нет данных Regulars: укажите их папку через --data ПАПКА, а чтобы начать новые, выполните regulars start.`,
  'no-such-business': ({ business }) => `Бизнеса с номером ${business} здесь нет: не указывайте --business, и возьмётся первый.`,
  'file-not-writable': ({ path, reason }) => `В ${path} нельзя записать (${reason}): выберите другое место.`,
  'file-not-readable': ({ path, reason }) => `${path} не читается (${reason}): проверьте имя и права.`,
  'not-a-backup': ({ path }) => `${path} — не копия, сделанная командой regulars backup: выберите нужный файл.`,
  'damaged-backup': ({ path, part }) => `Копия ${path} повреждена (${part}): возьмите другую, здесь ничего не изменилось.`,
  'no-whole-export': ({ path }) => `${path} — не папка от «regulars export»: укажите ту, в которой лежит whole.json.`,
  'damaged-export': ({ path, part }) => `Выгрузка в ${path} повреждена (${part}): сделайте её ещё раз; здесь ничего не изменилось.`,
  'restore-not-empty': ({ path }) => `В ${path} уже есть данные: восстановите в пустую папку через --data ПАПКА.`,
  'bad-setting': ({ name, value }) => `${name} не может быть «${value}»: исправьте и запустите снова.`,
}
