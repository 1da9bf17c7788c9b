// A PostgreSQL server for tests: in a temporary folder, reachable only through its socket, removed when the test ends, however
// it ends.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'

export type TestPostgres = {
  /** creates an empty schema and returns its address */
  schema(): Promise<string>
  /** runs SQL directly, bypassing the store */
  ask(text: string, values?: readonly unknown[]): Promise<readonly (readonly unknown[])[]>
  /** like a power cut: no orderly shutdown, then recovery from the write-ahead log */
  crashAndRestart(): Promise<void>
  stop(): Promise<void>
}

const HOW = '没有找到 PostgreSQL。请先安装：apt-get install postgresql（或把 PG_BIN 设为 initdb 所在目录）'
const DEBIAN = '/usr/lib/postgresql'

const binaries = (): string => {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [process.env['PG_BIN'] ?? '', ...versions.map((version) => path.join(DEBIAN, version, 'bin'))]
  const found = [...folders, ...(process.env['PATH'] ?? '').split(':')].find(
    (folder) => folder !== '' && existsSync(path.join(folder, 'initdb')),
  )
  if (found === undefined) throw new Error(HOW)
  return found
}

/** PostgreSQL refuses to run as root; Debian's package creates a user for it. */
const owner = (): { uid?: number; gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}

// `trust` applies to every account that may open the folder with the socket, which is only the folder's owner. The shell waits
// for the end of its input: when this process ends, even by SIGKILL, the shell stops the server and deletes its folder.
const LIFE = `
set -e
"$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/initdb.log" 2>&1
cat >>"$2/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$2'
unix_socket_permissions = 0700
max_connections = 150
END
"$1/pg_ctl" -D "$2/data" -l "$2/log" -w start >/dev/null
echo ready
set +e
cat >/dev/null
"$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1
rm -rf "$2"
`

const started = async (bin: string, folder: string): Promise<ChildProcess> => {
  const life = spawn('sh', ['-c', LIFE, 'sh', bin, folder], {
    ...owner(),
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // keyboard interrupts reach only the test; see the shell script above
  })
  const lines = createInterface({ input: life.stdout })
  const ready = await Promise.race([once(lines, 'line').then(() => true), once(life, 'exit').then(() => false)])
  if (!ready) throw new Error(`PostgreSQL did not start; see ${folder}`)
  return life
}

export const startPostgres = async (): Promise<TestPostgres> => {
  const bin = binaries()
  const user = owner()
  const folder = await mkdtemp(path.join(tmpdir(), 'bangfu-pg-'))
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid)
  const life = await started(bin, folder)
  const url = `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`
  const ask: TestPostgres['ask'] = async (text, values = []) => {
    const client = new Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows
    } finally {
      await client.end()
    }
  }
  let schemas = 0
  return {
    ask,
    schema: async () => {
      schemas += 1
      await ask(`CREATE SCHEMA s${schemas}`)
      return `${url}&options=${encodeURIComponent(`-c search_path=s${schemas}`)}`
    },
    crashAndRestart: async () => {
      const args = ['-D', path.join(folder, 'data'), '-l', path.join(folder, 'log'), '-m', 'immediate', '-w', 'restart']
      const restart = spawn(path.join(bin, 'pg_ctl'), args, { ...user, cwd: folder, stdio: 'ignore' })
      const [code] = await once(restart, 'exit')
      if (code !== 0) throw new Error('PostgreSQL did not start again')
    },
    stop: async () => {
      const gone = once(life, 'exit')
      life.stdin?.end()
      await gone
    },
  }
}
