import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'

type Then<T> = { success?: (result: T) => void; fail?: (error: { errMsg: string }) => void }

/** The files of a phone, as far as the app uses them. */
export const files = () => ({
  statSync: (file: string) => ({ size: readFileSync(file).length }),
  mkdirSync: (folder: string) => mkdirSync(folder, { recursive: true }),
  rmdirSync: (folder: string) => rmSync(folder, { recursive: true }),
  readdirSync: (folder: string) => readdirSync(folder),
  unlinkSync: (file: string) => unlinkSync(file),
  renameSync: (from: string, to: string) => renameSync(from, to),
  writeFileSync: (file: string, data: ArrayBuffer) => writeFileSync(file, Buffer.from(data)),
  writeFile: ({ filePath, data, success }: Then<object> & { filePath: string; data: ArrayBuffer }) => {
    writeFileSync(filePath, Buffer.from(data))
    setTimeout(() => success?.({}), 0)
  },
  readFile: ({ filePath, success, fail }: Then<{ data: ArrayBuffer }> & { filePath: string }) =>
    setTimeout(() => {
      if (!existsSync(filePath)) fail?.({ errMsg: 'readFile:fail no such file' })
      else success?.({ data: new Uint8Array(readFileSync(filePath)).buffer as ArrayBuffer })
    }, 0),
})
