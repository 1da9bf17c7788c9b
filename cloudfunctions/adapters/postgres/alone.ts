import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { storeError } from './errors'
import { type Address, patientConfigOf } from './settings'

export type Election = {
  /**
   * Runs `work` when this process has the part called `name`, and tells whether it did. Of several processes one has it:
   * the first that asks, until it closes its store, ends, or loses its connection; then the next that asks.
   * What `work` throws is thrown; StoreError `unavailable` when nobody can be asked.
   */
  runAlone(name: string, work: () => Promise<void>): Promise<boolean>
  close(): Promise<void>
}

/** Advisory locks are numbered: 32 bits for this program, 32 for the part. */
const PROGRAM = 740_302
const partOf = (name: string): number => createHash('sha256').update(name).digest().readInt32BE()

/**
 * The parts are advisory locks of a session, so the server itself takes them back when the session ends, however it ends.
 * The session is a connection of its own, asked for its locks before each work: one that has died unnoticed has none.
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
        await client.query('SELECT 1') // the lock lives as long as the session answers
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
      await open?.then((client) => client.end()).catch(() => undefined) // gone already
    },
  }
}
