import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CPU_MAX_S, MEMORY_MAX_MB } from './budget'
import { NOTHING_REACHED } from './coverage'
import type { Job, Part } from './part'

const EVERY_MS = 500
const TICKS_A_SECOND = 100
/**
 * So long may an input sleep. A process that waits for its turn on a busy machine is not asleep: its limit is the processor time.
 * Where the system tells neither, every look counts as asleep.
 */
const ASLEEP_MAX_S = 120

type Seen = { readonly cpu: number; readonly waitsForTurn: boolean }

const seenOf = (pid: number): Seen | undefined => {
  try {
    const words = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '').split(' ')
    return { cpu: (Number(words[11]) + Number(words[12])) / TICKS_A_SECOND, waitsForTurn: words[0] === 'R' }
  } catch {
    return undefined
  }
}

const nothing: Part = {
  done: 0,
  stages: { first: 0, deeper: 0, accepted: 0 },
  reached: NOTHING_REACHED,
  peakMb: 0,
  cpuS: 0,
  findings: [],
}

/** One process for some inputs. When it hangs or dies, the part ends with a finding at the input that was under way. */
const oneProcess = async ({ parser, seed, from, to }: Job, notes: string): Promise<Part> => {
  const progress = openSync(notes, 'w')
  const words = ['--worker', parser, '--seed', seed, '--from', from, '--to', to].map(String)
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MAX_MB}`, __filename, ...words], {
    stdio: ['ignore', 'ignore', 'pipe', progress, 'ipc'],
  })
  let part: Part | undefined
  let why = ''
  let wrote = ''
  child.on('message', (message) => {
    part = message as Part
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    wrote = (wrote + chunk.toString('utf8')).slice(-2000)
  })
  const at = (): number => Number(readFileSync(notes, 'utf8')) || from
  let input = { n: -1, cpuBefore: 0, cpu: 0, asleep: 0 }
  const timer = setInterval(() => {
    const [n, { cpu, waitsForTurn } = { cpu: 0, waitsForTurn: false }] = [at(), seenOf(child.pid ?? 0)]
    if (n !== input.n) input = { n, cpuBefore: cpu, cpu, asleep: 0 }
    // looks are counted, not the clock: a busy machine lets few of them happen
    const asleep = waitsForTurn || cpu > input.cpu ? 0 : input.asleep + 1
    input = { ...input, cpu, asleep }
    // opening a parser takes time as well: the first input has more of it
    const most = n > from ? 2 * CPU_MAX_S : 10 * CPU_MAX_S
    if (cpu - input.cpuBefore > most) why = `hang: ended after ${most} s of processor time`
    else if (asleep * EVERY_MS > ASLEEP_MAX_S * 1000) why = `stuck: asleep for ${ASLEEP_MAX_S} s`
    if (why !== '') child.kill('SIGKILL')
  }, EVERY_MS)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(timer)
  closeSync(progress)
  if (part !== undefined) return part
  const n = at()
  const last = wrote.split('\n').find((line) => /Error|FATAL/.test(line)) ?? wrote.slice(-300)
  return { ...nothing, done: n - from + 1, findings: [{ n, what: why === '' ? `died (${code}): ${last}` : why }] }
}

const PROCESSES_MAX = 6

/** All inputs of one parser, in as many processes as it takes; gives up after some that hung or died. */
export const watched = async (job: Job): Promise<readonly Part[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'))
  try {
    const parts: Part[] = []
    for (let from = job.from; from < job.to && parts.length < PROCESSES_MAX; ) {
      const part = await oneProcess({ ...job, from }, path.join(folder, 'input'))
      parts.push(part)
      from += Math.max(1, part.done)
    }
    return parts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
