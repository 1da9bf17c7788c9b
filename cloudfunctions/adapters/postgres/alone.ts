import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { storeError } from './errors'
import { type Address, patientConfigOf } from './settings'

export type Election = {
  /**
   * Runs `work` when this process holds the lock called `name`, and returns whether it ran. The first process that asks holds
   * the lock until it closes its store, ends, or loses its connection; then the next process that asks gets it. Errors of
   * `work` are passed on; StoreError `unavailable` when the server cannot be reached.
   */
  runAlone(name: string, work: () => Promise<void>): Promise<boolean>
  close(): Promise<void>
}

/** Advisory locks have numbers: 32 bits for this program, 32 bits for the name of the lock. */
const PROGRAM = 740_302
const partOf = (name: string): number => createHash('sha256').update(name).digest().readInt32BE()

/**
 * The server releases a session's advisory locks when the session ends, also after a crash. The session has a connection of its
 * own, which is checked before each use, because a connection that died unnoticed holds no lock.
 */
export const electionAt = (address: Address): Election => {
  let session: Promise<Client> | undefined
  const mine = new Set<string>()

  const forget = (): void => {
    session = undefined
    mine.clear()
  }
  const connect = async (): Promise<Client> => {
    const client = new Client({ ...patientConfigOf(address), query_timeout: 5_000 })
    const lost = (): void => {
      forget()
      void client.end().catch(() => undefined) // gone already
    }
    client.on('error', lost)
    await client.connect()
    return client
  }
  const isElected = async (name: string): Promise<boolean> => {
    try {
      session ??= connect()
      const client = await session
      if (mine.has(name)) {
        await client.query('SELECT 1') // the lock is held as long as the session answers
        return mine.has(name)
      }
      const { rows } = await client.query<{ mine: boolean }>(
        `SELECT pg_try_advisory_lock(${PROGRAM}, ${partOf(name)}) AS mine`,
      )
      if (rows[0]?.mine === true) mine.add(name)
      return mine.has(name)
    } catch (error) {
      const dead = session
      forget()
      void dead?.then((client) => client.end()).catch(() => undefined) // gone already
      throw storeError(error)
    }
  }
  return {
    runAlone: async (name, work) => {
      if (!(await isElected(name))) return false
      await work()
      return true
    },
    close: async () => {
      const open = session
      forget()
      await open?.then((client) => client.end()).catch(() => undefined) // already closed
    },
  }
}
