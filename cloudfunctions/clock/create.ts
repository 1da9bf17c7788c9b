import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { NewerVersion } from '../ports/newer-version'
import { recount } from '../usecases/calendar/recount'
import { drainOutbox } from '../usecases/clock/drain-outbox'
import { endNotices } from '../usecases/clock/end-notices'
import type { Done } from '../usecases/clock/job'
import { remind } from '../usecases/clock/remind'
import { tellUnions } from '../usecases/drive/tell-unions'
import { noteFormerAccounts } from '../usecases/grant/note-accounts'
import { fileLooks } from '../usecases/look/file-looks'
import { retain } from '../usecases/maintenance/retention'
import { fileTraces } from '../usecases/payout/file-traces'
import { keepPoliciesAtHand } from '../usecases/policy/at-hand'
import { sweepSessions } from '../usecases/session/sweep-sessions'

/**
 * One thing the timer looks after, and how long in one run: each stops when its time is up and goes on in the next run, so
 * that none keeps another waiting for ever. Together they stay below the minute that the platform gives a run (config.json),
 * with room for the step each is in when its time is up. Each is safe to run again at any time.
 */
type Job = {
  readonly seconds: number
  /** answers how much was done, and what it left for the next run where it can tell */
  readonly run: (ports: Ports, until: number) => Promise<number | Done>
}

/** What people wait for comes first. */
const JOBS = {
  drainOutbox: { seconds: 16, run: drainOutbox },
  // before what is counted by it
  policiesAtHand: { seconds: 1, run: keepPoliciesAtHand },
  // before what ends by itself: by the calendar as it is now
  recount: { seconds: 2, run: recount },
  endNotices: { seconds: 3, run: endNotices },
  remind: { seconds: 13, run: remind },
  tellUnions: { seconds: 7, run: tellUnions },
  sweepSessions: { seconds: 3, run: sweepSessions },
  fileTraces: { seconds: 1, run: fileTraces },
  noteAccounts: { seconds: 1, run: noteFormerAccounts },
  fileLooks: { seconds: 1, run: fileLooks },
  retain: { seconds: 4, run: (ports, until) => retain(ports, undefined, until) },
} as const satisfies Readonly<Record<string, Job>>
/** @internal */
export const JOB_SECONDS = Object.values(JOBS).map(({ seconds }) => seconds)

/** false: the job broke, which is alarmed; one that met what only a newer version knows waits until that has taken over */
const runJob = async (ports: Ports, name: string, job: Job): Promise<boolean> => {
  const began = ports.clock.now()
  try {
    const done = await job.run(ports, began + job.seconds * 1000)
    const { did, left } = typeof done === 'number' ? { did: done, left: undefined } : done
    const ms = ports.clock.now() - began
    ports.log.info('job', { job: name, outcome: 'ok', count: did, ...(left === undefined ? {} : { left }), ms })
    return true
  } catch (error) {
    if (error instanceof NewerVersion) {
      ports.log.info('job', { job: name, outcome: 'refused', code: 'UPGRADING' })
      return true
    }
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
