import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunningDesk } from '@test/support/desk'
import { files } from './files'
import type { Cloud } from './platform'

type Then<T> = { success?: (result: T) => void; fail?: (error: { errMsg: string }) => void }
type Heard = (status: { isConnected: boolean; networkType: string }) => void

/** The state that remains when WeChat kills the app: storage, files, and whether there is a connection. */
export class Pocket {
  readonly storage = new Map<string, unknown>()
  readonly folder = mkdtempSync(path.join(tmpdir(), 'pocket-'))
  private signal = true
  private heard: Heard[] = []

  constructor(
    private readonly desk: RunningDesk,
    private readonly person: string,
  ) {}

  /** The cloud, reachable only while there is a connection. */
  reach(cloud: Cloud): Cloud {
    const there = (): void => {
      if (!this.signal) throw new Error('request:fail no network')
    }
    return {
      call: async (fn, data) => {
        there()
        return cloud.call(fn, data)
      },
      upload: async (cloudPath, bytes, progress) => {
        there()
        return cloud.upload(cloudPath, bytes, progress)
      },
    }
  }

  flightMode(on: boolean): void {
    this.signal = !on
    for (const tell of this.heard) tell({ isConnected: !on, networkType: on ? 'none' : 'wifi' })
  }

  /** Removes the network listeners of an earlier start of the app. */
  forgetListeners(): void {
    this.heard = []
  }

  /** The files under the app's own folder. */
  files(folder = this.folder): readonly string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w*$|CA-/.test(name))
  }

  /** Everything stored, as text, including decoded base64. */
  dump(): string {
    const values = [...this.storage.values()].flatMap((value) =>
      typeof value === 'string' ? [value, Buffer.from(value, 'base64').toString('latin1')] : [JSON.stringify(value)],
    )
    const bytes = this.files().map((name) => readFileSync(path.join(this.folder, name), 'latin1'))
    return [...this.storage.keys(), ...values, ...this.files(), ...bytes].join('\n')
  }

  throwAway(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Additions to an ordinary phone: its own files, and a network that can be switched off and on. */
  wx(): Readonly<Record<string, unknown>> {
    return {
      env: { USER_DATA_PATH: this.folder },
      getFileSystemManager: files,
      arrayBufferToBase64: (buffer: ArrayBuffer) => Buffer.from(buffer).toString('base64'),
      getNetworkType: (options?: Then<{ networkType: string }>) => {
        const answer = { networkType: this.signal ? 'wifi' : 'none' }
        if (options?.success === undefined) return Promise.resolve(answer)
        setTimeout(() => options.success?.(answer), 0)
        return undefined
      },
      onNetworkStatusChange: (tell: Heard) => void this.heard.push(tell),
      offNetworkStatusChange: (tell: Heard) => {
        this.heard = this.heard.filter((one) => one !== tell)
      },
      request: (options: { url: string } & Then<{ statusCode: number; data: ArrayBuffer }>) => this.request(options),
    }
  }

  private request({ url, success, fail }: { url: string } & Then<{ statusCode: number; data: ArrayBuffer }>) {
    const asking = this.signal
      ? fetch(new URL(url, `${this.desk.base}as/${this.person}/`)).then(async (reply) => ({
          statusCode: reply.status,
          data: await reply.arrayBuffer(),
        }))
      : Promise.reject(new Error('request:fail no network'))
    void asking.then(
      (answer) => success?.(answer),
      (error: Error) => fail?.({ errMsg: error.message }),
    )
    return { abort: () => undefined }
  }
}
