import { CALLS, isCallName } from '@domain/contract/index'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Entry } from '../dispatch/dispatch'
import type { Log } from '../ports/world'

const SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10]

/** Call names come from a closed list: any unknown name becomes `unknown`. */
const nameIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' && isCallName(body.name)
    ? body.name
    : 'unknown'

/** Metrics of this process: counts and times by the names of our own calls, never by person. */
export const hostMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry }) // process_resident_memory_bytes, event loop lag and the like
  const calls = new Counter({
    name: 'bangfu_calls_total',
    help: 'Calls answered, by name and outcome (ok, or the code of the refusal)',
    labelNames: ['call', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'bangfu_call_seconds',
    help: 'How long calls took, from body to answer',
    labelNames: ['entry', 'kind'],
    buckets: SECONDS,
    registers,
  })
  const retries = new Counter({
    name: 'bangfu_store_retries_total',
    help: 'Transactions run again because another writer was faster',
    registers,
  })
  const jobs = new Counter({
    name: 'bangfu_job_done_total',
    help: 'What the jobs of the clock did: messages sent, cases gone through, unions told, things given up',
    labelNames: ['job'],
    registers,
  })
  const jobsLeft = new Gauge({
    name: 'bangfu_job_left',
    help: 'What a job of the clock left for its next run, counted to a hundred',
    labelNames: ['job'],
    registers,
  })
  const requests = new Counter({
    name: 'bangfu_http_requests_total',
    help: 'HTTP requests by route and status',
    labelNames: ['route', 'status'],
    registers,
  })
  return {
    text: () => registry.metrics(),
    type: registry.contentType,
    noteRequest: (route: string, status: number): void => requests.inc({ route, status: String(status) }),
    /** wraps an entry so that its calls are counted */
    counted:
      (entry: 'api' | 'documents', answer: Entry): Entry =>
      async (identity, body, size, visitor) => {
        const call = nameIn(body)
        const kind = isCallName(call) ? CALLS[call].kind : 'unknown'
        const end = durations.startTimer({ entry, kind })
        const answered = await answer(identity, body, size, visitor)
        end()
        calls.inc({ call, outcome: answered.ok ? 'ok' : answered.refusal.code })
        return answered
      },
    /** wraps the log: the store's retries and the clock's jobs become metrics as well */
    watching: (log: Log): Log => ({
      ...log,
      info: (event, fields) => {
        if (event === 'store' && fields.outcome === 'retried') retries.inc(fields.count ?? 1)
        if (event === 'job' && fields.job !== undefined) {
          jobs.inc({ job: fields.job }, fields.count ?? 0)
          if (fields.left !== undefined) jobsLeft.set({ job: fields.job }, fields.left)
        }
        log.info(event, fields)
      },
    }),
  }
}
export type HostMetrics = ReturnType<typeof hostMetrics>
