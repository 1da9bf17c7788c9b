import { type ChildProcess, fork } from 'node:child_process'
import type { FunctionBundle } from './bundles'
import { broken, outOfMemory, timedOut } from './failure'
import type { Answered, Invoke, Tick } from './messages'

export type Call = Omit<Invoke, 'id' | 'kind'>

export type InstanceProcess = {
  /** one call at a time. Returns the answer as JSON; throws FunctionFailure */
  invoke(call: Call): Promise<string>
  /** notifies the instance that the platform's clock was moved */
  tick(aheadMs: number): void
  readonly alive: () => boolean
  close(): Promise<void>
}

export type InstanceOptions = {
  readonly bundle: FunctionBundle
  /** path of the built `instance.ts` */
  readonly runner: string
  /** the function's settings, the same in every call */
  readonly env: Readonly<Record<string, string>>
  /** called with what the function prints */
  readonly print: (text: string) => void
}

/** Memory that Node needs besides the heap: its code, buffers, the stack. */
const BESIDE_HEAP_MB = 48
/** The signals by which Node ends itself when its heap is full. */
const ABORTED = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL'])
const ABORT_STATUS = 134

const started = ({ bundle, runner, env, print }: InstanceOptions): ChildProcess => {
  const child = fork(runner, [bundle.file], {
    env: { ...env, TZ: 'UTC' }, // none of this machine's environment, neither paths nor keys
    execArgv: [`--max-old-space-size=${bundle.memoryMb - BESIDE_HEAP_MB}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.stdout?.on('data', (chunk: Buffer) => print(chunk.toString('utf8')))
  child.stderr?.on('data', (chunk: Buffer) => print(chunk.toString('utf8')))
  return child
}

const endedBy = (child: ChildProcess, memoryMb: number): Error =>
  (child.signalCode !== null && ABORTED.has(child.signalCode)) || child.exitCode === ABORT_STATUS
    ? outOfMemory(memoryMb)
    : broken(`the function exited with ${child.signalCode ?? child.exitCode ?? 'nothing'}`)

/** A process for each instance, so that environment, memory and crashes are separate, as on the platform. */
export const startInstance = (options: InstanceOptions): InstanceProcess => {
  const child = started(options)
  const { timeoutMs, memoryMb } = options.bundle
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const alive = (): boolean => child.exitCode === null && child.signalCode === null && child.connected && !child.killed
  let calls = 0
  const invoke: InstanceProcess['invoke'] = (call) =>
    new Promise((resolve, reject) => {
      calls += 1
      const id = calls
      const settle = (finish: () => void): void => {
        clearTimeout(timer)
        child.off('message', hear)
        child.off('exit', onExit)
        finish()
      }
      const hear = (answer: Answered): void => {
        if (answer.id !== id) return
        settle(() => (answer.kind === 'result' ? resolve(answer.json) : reject(broken(answer.message))))
      }
      const onExit = (): void => settle(() => reject(endedBy(child, memoryMb)))
      const timer = setTimeout(() => {
        settle(() => reject(timedOut(timeoutMs)))
        child.kill('SIGKILL')
      }, timeoutMs)
      child.on('message', hear)
      child.once('exit', onExit)
      child.send({ ...call, kind: 'invoke', id } satisfies Invoke, (error) => {
        if (error !== null) settle(() => reject(broken(error.message)))
      })
    })
  return {
    invoke,
    alive,
    tick: (aheadMs) => {
      if (alive()) child.send({ kind: 'tick', aheadMs } satisfies Tick)
    },
    close: async () => {
      if (alive()) child.disconnect()
      await ended
    },
  }
}
