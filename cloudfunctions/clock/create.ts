import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { drainOutbox } from '../usecases/clock/drain-outbox'
import { endNotices } from '../usecases/clock/end-notices'
import { remind } from '../usecases/clock/remind'
import { retain } from '../usecases/maintenance/retention'
import { sweepSessions } from '../usecases/session/sweep-sessions'

/** One thing the timer looks after. Each is safe to run again at any time. */
type Job = (ports: Ports) => Promise<unknown>

const JOBS: Readonly<Record<string, Job>> = { endNotices, remind, drainOutbox, sweepSessions, retain }

/** Runs every job once. One that breaks is alarmed and keeps no other from running. */
export const createClock = (ports: Ports) => async (): Promise<{ readonly failed: readonly string[] }> => {
  const failed: string[] = []
  for (const [name, job] of Object.entries(JOBS)) {
    const began = ports.clock.now()
    try {
      await ports.log.within(ports.ids.mint(), () => job(ports))
      ports.log.info('job', { job: name, outcome: 'ok', ms: ports.clock.now() - began })
    } catch (error) {
      failed.push(name)
      ports.log.alarm('job', { job: name, error: faultName(error) })
    }
  }
  return { failed }
}
