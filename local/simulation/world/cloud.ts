import { plainCode } from '@cloud/adapters/papers/plain-code'
import { unconnected } from '@cloud/adapters/unconnected'
import { apiRoutes } from '@cloud/api/routes'
import { createClock } from '@cloud/clock/create'
import { dispatcher, type Entry } from '@cloud/dispatch/dispatch'
import { documentsRoutes } from '@cloud/documents/routes'
import type { Ports } from '@cloud/ports/index'
import type { LogFields, Messages, SendOutcome } from '@cloud/ports/world'
import { COLLECTIONS } from '@cloud/usecases/stored/collections'
import type { Scheduler } from '../chance/scheduler'
import type { SimulatedClock } from './clock'
import { Killed, type Trouble, troubled } from './faults'
import { type Change, type MemoryStore, openMemory } from './memory-store'
import { type MemoryFiles, memoryFiles, plainKinds, plainPapers, plainTables } from './papers'
import { simulatedSealer } from './sealing'

export type Sent = Parameters<Messages['send']>[0]
export type Alarm = { readonly event: string; readonly fields: LogFields }

/** The setup code of the simulated installation. */
export const SETUP_CODE = 'simulated-setup-code'

/** One running copy of the product's code, with its own memory; all copies have the same store. */
type Process = { dead: boolean; readonly api: Entry; readonly documents: Entry; readonly timer: () => Promise<unknown> }

export type Cloud = {
  readonly store: MemoryStore
  readonly ports: Ports
  readonly files: MemoryFiles
  readonly trouble: Trouble
  readonly sent: Sent[]
  readonly alarms: Alarm[]
  /** the outcome of the next message that is sent */
  answerSends: SendOutcome
  /** the running copy with this number; a killed one is started again */
  readonly process: (no: number) => Process
}

const PROCESSES = 2

const pad = (no: number, length: number): string => String(no).padStart(length, '0').slice(-length)

/** The whole cloud in this process: dispatcher, use cases and jobs are the product's, everything outside is simulated. */
export const openCloud = (
  clock: SimulatedClock,
  scheduler: Scheduler,
  committed: (changes: readonly Change[]) => void,
): Cloud => {
  const store = openMemory(COLLECTIONS, { before: scheduler.turn, committed, shared: true })
  const files = memoryFiles()
  const trouble: Trouble = { fault: undefined, writes: 0, calls: 0, met: false, quiet: false }
  const sent: Sent[] = []
  const alarms: Alarm[] = []
  let minted = 0
  const next = (length: number): string => {
    minted += 1
    return pad(minted, length)
  }
  const ports: Ports = {
    ...unconnected,
    store,
    files,
    kinds: plainKinds,
    sealer: simulatedSealer(),
    setup: { opens: (code) => code === SETUP_CODE },
    clock,
    ids: { mint: () => next(16), digits: next },
    messages: {
      send: async (message) => {
        if (cloud.answerSends === 'sent') sent.push(message)
        return cloud.answerSends
      },
    },
    log: {
      info: () => undefined,
      alarm: (event, fields) => void alarms.push({ event, fields }),
      within: (_request, work) => work(),
    },
  }
  const start = (): Process => {
    const state = { dead: false }
    const own: Ports = { ...ports, store: troubled(store, scheduler, trouble, state) }
    const desk = { papers: plainPapers, plainCode }
    return Object.assign(state, {
      api: dispatcher(own, apiRoutes),
      documents: dispatcher(own, documentsRoutes(plainTables, desk)),
      timer: createClock(own),
    })
  }
  const processes = Array.from({ length: PROCESSES }, start)
  const cloud: Cloud = {
    store,
    ports,
    files,
    trouble,
    sent,
    alarms,
    answerSends: 'sent',
    process: (no) => {
      const known = processes[no % PROCESSES]
      if (known !== undefined && !known.dead) return known
      const fresh = start()
      processes[no % PROCESSES] = fresh
      return fresh
    },
  }
  return cloud
}

export { Killed }
