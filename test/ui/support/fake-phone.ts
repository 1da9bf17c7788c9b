import { randomFillSync } from 'node:crypto'

type Then<T> = { readonly success?: (result: T) => void; readonly fail?: (error: unknown) => void }

/** A phone's storage and files, which survive the app; the storage can be full, and the app can be killed midway. */
export class FakePhone {
  readonly storage = new Map<string, unknown>()
  readonly files = new Map<string, Uint8Array>()
  room = true
  /** the app dies at this operation: nothing after it happens */
  killAt: 'rename' | 'remove' | undefined
  private killed = false

  private alive(): void {
    if (this.killed) throw new Error('the app is dead')
  }
  private die(at: FakePhone['killAt']): void {
    this.alive()
    if (this.killAt !== at) return
    this.killAt = undefined
    this.killed = true
    throw new Error('killed')
  }

  /** Starts the app again. */
  revive(): void {
    this.killed = false
  }

  /** The part of Taro that uses the phone. */
  taro(): Readonly<Record<string, unknown>> {
    return {
      env: { USER_DATA_PATH: 'wxfile://usr' },
      arrayBufferToBase64: (buffer: ArrayBuffer) => Buffer.from(buffer).toString('base64'),
      getStorageSync: (key: string) => this.storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => {
        this.alive()
        if (!this.room) throw new Error('setStorageSync:fail exceed storage max size')
        this.storage.set(key, JSON.parse(JSON.stringify(value)))
      },
      removeStorageSync: (key: string) => {
        this.alive()
        this.storage.delete(key)
      },
      getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
      compressImage: async ({ src }: { readonly src: string }) => ({ tempFilePath: src }),
      getFileSystemManager: () => this.fileSystem(),
    }
  }

  private fileSystem() {
    return {
      mkdirSync: () => undefined,
      rmdirSync: (folder: string) => {
        for (const path of this.files.keys()) if (path.startsWith(`${folder}/`)) this.files.delete(path)
      },
      readdirSync: (folder: string) =>
        [...this.files.keys()].flatMap((path) =>
          path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : [],
        ),
      writeFile: ({ filePath, data, success, fail }: Then<object> & { filePath: string; data: ArrayBuffer }) => {
        this.alive()
        if (!this.room) {
          // half of the file is written when the space runs out
          this.files.set(filePath, new Uint8Array(data).slice(0, 10))
          fail?.({ errCode: 1300202, errMsg: 'the maximum size of the file storage limit is exceeded' })
        } else {
          this.files.set(filePath, new Uint8Array(data))
          success?.({})
        }
      },
      writeFileSync: (filePath: string, data: ArrayBuffer) => void this.files.set(filePath, new Uint8Array(data)),
      readFile: ({ filePath, success, fail }: Then<{ data: ArrayBuffer }> & { filePath: string }) => {
        const bytes = this.files.get(filePath)
        if (bytes === undefined) fail?.({ errMsg: 'no such file' })
        else success?.({ data: bytes.slice().buffer as ArrayBuffer })
      },
      renameSync: (from: string, to: string) => {
        this.die('rename')
        const bytes = this.files.get(from)
        if (bytes === undefined) throw new Error('no such file')
        this.files.delete(from)
        this.files.set(to, bytes)
      },
      unlinkSync: (path: string) => {
        this.die('remove')
        if (!this.files.delete(path)) throw new Error('no such file')
      },
      statSync: (path: string) => ({ size: this.files.get(path)?.length ?? 0 }),
    }
  }

  /** WeChat's random numbers, and its events when the app is hidden and shown. */
  wx(): Readonly<Record<string, unknown>> {
    return {
      getRandomValues: ({ length, success }: { length: number } & Then<{ randomValues: ArrayBuffer }>) =>
        success?.({ randomValues: randomFillSync(new Uint8Array(length)).buffer as ArrayBuffer }),
      onAppHide: (told: () => void) => {
        this.hide = told
      },
      onAppShow: (told: () => void) => {
        this.show = told
      },
    }
  }
  hide: () => void = () => undefined
  show: () => void = () => undefined

  /** Everything stored, as a person with the phone in their hands could read it: as text and as bytes. */
  dump(): string {
    const bytes = [...this.files.values()].map((one) => Buffer.from(one).toString('utf8'))
    const folded = [...this.storage.values()].map((value) =>
      typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '',
    )
    return [JSON.stringify([...this.storage]), ...this.files.keys(), ...bytes, ...folded].join('\n')
  }
}
