import { faultName } from '../ports/fault-name'
import type { Ports } from '../ports/index'
import { NewerVersion } from '../ports/newer-version'
import { comparePictures } from '../usecases/alike/compare-pictures'
import { noteFormerAlike } from '../usecases/alike/note-former'
import { recount } from '../usecases/calendar/recount'
import { drainOutbox } from '../usecases/clock/drain-outbox'
import { endNotices } from '../usecases/clock/end-notices'
import type { Done } from '../usecases/clock/job'
import { remind } from '../usecases/clock/remind'
import { workOnRounds } from '../usecases/crosscheck/round-jobs'
import { tellUnions } from '../usecases/drive/tell-unions'
import { noteFormerAccounts } from '../usecases/grant/note-accounts'
import { fileLooks } from '../usecases/look/file-looks'
import { retain } from '../usecases/maintenance/retention'
import { followChanges } from '../usecases/organisation/follow-changes'
import { numberPlaces } from '../usecases/organisation/number-places'
import { fileTraces } from '../usecases/payout/file-traces'
import { setAllApart } from '../usecases/payout/lines'
import { keepPoliciesAtHand } from '../usecases/policy/at-hand'
import { writeSums } from '../usecases/province/write-sums'
import { keepFacts } from '../usecases/report/case-facts'
import { sweepSessions } from '../usecases/session/sweep-sessions'

/**
 * A job of the timer, and its seconds per run: each job stops when its time is up and continues in the next run, so that no job
 * blocks another for long. Together they stay below the minute that the platform gives a run (config.json), with room for the
 * work in progress when the time is up. Each is idempotent.
 */
type Job = {
  readonly seconds: number
  /** returns the amount of work done and, if the job knows it, the amount left for the next run */
  readonly run: (ports: Ports, until: number) => Promise<number | Done>
}

/** Jobs that people wait for come first. */
const JOBS = {
  drainOutbox: { seconds: 14, run: drainOutbox },
  // before the jobs that use the policies
  policiesAtHand: { seconds: 1, run: keepPoliciesAtHand },
  // before the jobs that end something by date, so that they use today's calendar
  recount: { seconds: 2, run: recount },
  endNotices: { seconds: 3, run: endNotices },
  remind: { seconds: 9, run: remind },
  rounds: { seconds: 4, run: workOnRounds },
  followChanges: { seconds: 2, run: followChanges },
  tellUnions: { seconds: 5, run: tellUnions },
  sweepSessions: { seconds: 2, run: sweepSessions },
  // each goes once over what earlier releases stored: mostly there is nothing left to do
  onceOvers: {
    seconds: 1,
    run: async (ports, until) => {
      let did = 0
      for (const once of [fileTraces, setAllApart, noteFormerAccounts, noteFormerAlike]) did += await once(ports, until)
      return did
    },
  },
  comparePictures: { seconds: 1, run: comparePictures },
  fileLooks: { seconds: 1, run: fileLooks },
  keepFacts: { seconds: 1, run: keepFacts },
  numberPlaces: { seconds: 1, run: numberPlaces },
  writeSums: { seconds: 1, run: writeSums },
  retain: { seconds: 4, run: (ports, until) => retain(ports, undefined, until) },
} as const satisfies Readonly<Record<string, Job>>
/** @internal */
export const JOB_SECONDS = Object.values(JOBS).map(({ seconds }) => seconds)

/**
 * false: the job failed, which raises an alarm. A job that met data of a newer version is not a failure: it waits until that
 * version is deployed
 */
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

/** Runs every job once, each with its own request id. A failing job does not stop the others. */
export const createClock = (ports: Ports) => async (): Promise<{ readonly failed: readonly string[] }> => {
  const failed: string[] = []
  for (const [name, job] of Object.entries(JOBS))
    if (!(await ports.log.within(ports.ids.mint(), () => runJob(ports, name, job)))) failed.push(name)
  return { failed }
}
