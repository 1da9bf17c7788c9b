import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { drainOutbox } from '../usecases/clock/drain-outbox'
import { endNotices } from '../usecases/clock/end-notices'
import { remind } from '../usecases/clock/remind'
import { tellUnions } from '../usecases/drive/tell-unions'
import { retain } from '../usecases/maintenance/retention'
import { sweepSessions } from '../usecases/session/sweep-sessions'

/** One thing the timer looks after. Each is safe to run again at any time. */
type Job = (ports: Ports) => Promise<unknown>

const JOBS: Readonly<Record<string, Job>> = { endNotices, remind, tellUnions, drainOutbox, sweepSessions, retain }

/** false: the job broke, which is alarmed */
const runJob = async (ports: Ports, name: string, job: Job): Promise<boolean> => {
  const began = ports.clock.now()
  try {
    await job(ports)
    ports.log.info('job', { job: name, outcome: 'ok', ms: ports.clock.now() - began })
    return true
  } catch (error) {
    ports.log.alarm('job', { job: name, error: faultName(error) })
    return false
  }
}

/** Runs every job once, each under a request id of its own. One that breaks keeps no other from running. */
export const createClock = (ports: Ports) => async (): Promise<{ readonly failed: readonly string[] }> => {
  const failed: string[] = []
  for (const [name, job] of Object.entries(JOBS))
    if (!(await ports.log.within(ports.ids.mint(), () => runJob(ports, name, job)))) failed.push(name)
  return { failed }
}
