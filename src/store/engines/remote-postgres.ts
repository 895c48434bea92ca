/** Another PostgreSQL, named by DATABASE_URL. The program must not see through row-level security there either. */
import { Client } from 'pg'
import { StartRefusal } from '../../kernel/start-refusal.ts'
import type { Engine } from './engine.ts'
import { errorCode } from './file-errors.ts'

/** A plain role without a login, taken on by every connection of a login that would see all businesses. */
const PLAIN_ROLE = 'regulars_app'
/** gen_random_uuid, MERGE and the rest of what we use are there from this version on. */
const VERSION_MIN = 140_000
const LOGIN_REFUSED = new Set(['28P01', '28000', '3D000', '42501'])
const CONNECT_MS_MAX = 15_000

/** @throws StartRefusal 'bad-database-url' | 'database-unreachable' | 'database-login-refused' | 'database-too-old' */
export async function connectRemotePostgres(databaseUrl: string): Promise<Engine> {
  const host = hostOf(databaseUrl)
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MS_MAX })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const role = await plainRole(client)
    return { kind: 'remote', databaseUrl, role, close: async () => undefined }
  } catch (error) {
    throw refusalOf(error, host)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function hostOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (url === undefined) throw new StartRefusal('bad-database-url', { reason: 'not-a-url' })
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:')
    throw new StartRefusal('bad-database-url', { reason: 'other-protocol' })
  if (url.pathname.length < 2) throw new StartRefusal('bad-database-url', { reason: 'no-database-name' })
  return url.searchParams.get('host') ?? url.host
}

async function plainRole(client: Client): Promise<string | undefined> {
  const version = await client.query<{ number: number }>(`select current_setting('server_version_num')::integer as number`)
  const found = version.rows[0]?.number ?? 0
  if (found < VERSION_MIN) throw new StartRefusal('database-too-old', { found: Math.floor(found / 10_000) })
  const login = await client.query<{ bypasses: boolean }>(
    'select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user',
  )
  if (login.rows[0]?.bypasses !== true) return undefined
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${PLAIN_ROLE}') then create role ${PLAIN_ROLE} nologin nosuperuser nobypassrls; end if;
    execute format('grant create, connect, temporary on database %I to ${PLAIN_ROLE}', current_database());
    grant usage, create on schema public to ${PLAIN_ROLE};
    if not pg_has_role(current_user, '${PLAIN_ROLE}', 'member') then execute format('grant ${PLAIN_ROLE} to %I', current_user); end if;
  end $$`)
  return PLAIN_ROLE
}

function refusalOf(error: unknown, host: string): unknown {
  if (error instanceof StartRefusal) return error
  const code = errorCode(error) ?? ''
  const reason = error instanceof Error && error.message !== '' ? error.message : code
  if (LOGIN_REFUSED.has(code)) return new StartRefusal('database-login-refused', { host, reason })
  return new StartRefusal('database-unreachable', { host, reason: reason || String(error) })
}
