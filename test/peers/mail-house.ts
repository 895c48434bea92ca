/**
 * A mail house of its own: Postfix takes letters, relays to a sink that refuses, makes real delivery reports and puts what comes
 * back into a mailbox; Dovecot serves the mailbox over IMAP. Nothing can leave: there is no transport to the outside.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '../../src/kernel/assert.ts'
import { freePort, type Sink, smtpSink, untilListening } from './smtp-sink.ts'

export interface MailHouse {
  readonly smtpPort: number
  readonly imapPort: number
  close(): Promise<void>
}

const MAIL_USER = 'nobody'

/** `anything@shop.test` is kept in one mailbox (`shop`), `…@sink.test` is swallowed, `…@bad.test` is refused: a real report comes back; `…@brought.test` is relayed to `broughtTo`. */
export async function mailHouse({ broughtTo }: { readonly broughtTo: number }): Promise<MailHouse> {
  assert(
    existsSync('/usr/sbin/postfix') && existsSync('/usr/sbin/dovecot'),
    'This test talks to Postfix and Dovecot: install them (Debian: apt-get install postfix dovecot-imapd) and run it again.',
  )
  assert(process.getuid?.() === 0, 'Postfix can only be started by root: run the tests as root, for instance in a container.')
  const folder = await mkdtemp(join(tmpdir(), 'regulars-mail-'))
  await chmod(folder, 0o755)
  const [smtpPort, imapPort] = [await freePort(), await freePort()]
  const sink = await smtpSink()
  const refusing = await smtpSink('-f', 'rcpt')
  await mkdir(join(folder, 'mail'))
  execFileSync('chown', [`${MAIL_USER}:nogroup`, join(folder, 'mail')])
  await startPostfix(folder, { smtpPort, sink, refusing, broughtTo })
  const stopDovecot = await startDovecot(folder, imapPort)
  return {
    smtpPort,
    imapPort,
    close: async () => {
      execFileSync('/usr/sbin/postfix', ['-c', join(folder, 'postfix'), 'stop'], { stdio: 'ignore' })
      await stopDovecot()
      await Promise.all([sink.close(), refusing.close()])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function startPostfix(
  folder: string,
  {
    smtpPort,
    sink,
    refusing,
    broughtTo,
  }: { readonly smtpPort: number; readonly sink: Sink; readonly refusing: Sink; readonly broughtTo: number },
): Promise<void> {
  const config = join(folder, 'postfix')
  await Promise.all(['postfix', 'queue', 'data'].map(name => mkdir(join(folder, name))))
  execFileSync('chown', ['postfix', join(folder, 'data')])
  const uid = execFileSync('id', ['-u', MAIL_USER]).toString().trim()
  await writeFile(join(config, 'boxes'), '/@shop\\.test$/ shop/\n')
  await writeFile(
    join(config, 'transport'),
    `/@brought\\.test$/ smtp:[127.0.0.1]:${broughtTo}\n/@sink\\.test$/ smtp:[127.0.0.1]:${sink.port}\n/@bad\\.test$/ smtp:[127.0.0.1]:${refusing.port}\n`,
  )
  await writeFile(
    join(config, 'main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${join(folder, 'queue')}`,
      `data_directory = ${join(folder, 'data')}`,
      'inet_interfaces = 127.0.0.1',
      'inet_protocols = ipv4',
      'myhostname = mx.shop.test',
      'mydestination =',
      'mynetworks = 127.0.0.0/8',
      `maillog_file = ${join(folder, 'maillog')}`,
      `maillog_file_prefixes = ${tmpdir()}`,
      'virtual_mailbox_domains = shop.test',
      `virtual_mailbox_base = ${join(folder, 'mail')}`,
      `virtual_mailbox_maps = regexp:${join(config, 'boxes')}`,
      `virtual_uid_maps = static:${uid}`,
      `virtual_gid_maps = static:${uid}`,
      'virtual_minimum_uid = 1',
      'recipient_delimiter = +',
      `transport_maps = regexp:${join(config, 'transport')}`,
      'default_transport = error:nothing leaves this house',
      'smtp_dns_support_level = disabled',
      'alias_maps =',
      'alias_database =',
      '',
    ].join('\n'),
  )
  const daemons = ['cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr', 'rewrite unix - - n - - trivial-rewrite']
  const more = ['bounce', 'defer', 'trace'].map(name => `${name} unix - - n - 0 bounce`)
  const others = [
    'verify unix - - n - 1 verify',
    'smtp unix - - n - - smtp',
    'error unix - - n - - error',
    'virtual unix - n n - - virtual',
  ]
  const last = [
    'anvil unix - - n - 1 anvil',
    'proxymap unix - - n - - proxymap',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'postlog unix-dgram n - n - 1 postlogd',
  ]
  await writeFile(
    join(config, 'master.cf'),
    [`127.0.0.1:${smtpPort} inet n - n - - smtpd`, 'pickup unix n - n 60 1 pickup', ...daemons, ...more, ...others, ...last, ''].join('\n'),
  )
  execFileSync('/usr/sbin/postfix', ['-c', config, 'start'], { stdio: 'ignore' })
  await untilListening(smtpPort)
}

async function startDovecot(folder: string, imapPort: number): Promise<() => Promise<void>> {
  const home = join(folder, 'dovecot')
  await mkdir(home)
  execFileSync('chown', [`${MAIL_USER}:nogroup`, home])
  const config = join(home, 'dovecot.conf')
  await writeFile(
    config,
    [
      `default_internal_user = ${MAIL_USER}`,
      'default_internal_group = nogroup',
      `default_login_user = ${MAIL_USER}`,
      `base_dir = ${home}/run`,
      `state_dir = ${home}/state`,
      `log_path = ${home}/log`,
      'protocols = imap',
      'listen = 127.0.0.1',
      'ssl = no',
      'disable_plaintext_auth = no',
      'first_valid_uid = 1',
      'passdb {',
      '  driver = static',
      '  args = nopassword=y',
      '}',
      'userdb {',
      '  driver = static',
      `  args = uid=${MAIL_USER} gid=nogroup home=${folder}/mail/%u`,
      '}',
      `mail_location = maildir:${folder}/mail/%u`,
      'service imap-login {',
      '  chroot =',
      '  inet_listener imap {',
      `    port = ${imapPort}`,
      '  }',
      '  inet_listener imaps {',
      '    port = 0',
      '  }',
      '}',
      'service anvil {',
      '  chroot =',
      '}',
      'service stats {',
      '  chroot =',
      '}',
      'namespace inbox {',
      '  inbox = yes',
      '}',
      '',
    ].join('\n'),
  )
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  await untilListening(imapPort, child)
  return async () => {
    child.kill()
    await ended
  }
}
