import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type DeskProcess = {
  /** address with trailing slash */
  readonly base: string
  readonly folder: string
  /** stops the process as Ctrl-C would, and waits for its end */
  stop(): Promise<void>
  /** deletes its data */
  forget(): void
}

/** Starts a desk cloud that contains only the city union, in its own process on a free port. */
export const startDesk = (main: string, from: string, more: readonly string[]): Promise<DeskProcess> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gonghui-year-'))
  const words = [main, '--empty', '--from', from, '--port', '0', '--data', folder, ...more]
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGINT')
    await ended
  }
  const forget = (): void => rmSync(folder, { recursive: true, force: true })
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4000)
      const base = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
      if (base === undefined) return
      child.off('exit', failed)
      resolve({ base, folder, stop, forget })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const failed = (code: number | null): void => {
      forget()
      reject(new Error(`the desk cloud ended with ${code ?? 'a signal'}: ${said}`))
    }
    child.once('exit', failed)
  })
}
