import { createHash } from 'node:crypto'
import { FileId } from '@domain/kernel/ids'
import type { Sealer } from '../../ports/world'
import { COLLECTIONS } from '../collections'
import { BACKUP, DocLine, FileLine, Header, parsed, Tail } from './backup-format'

/** Why a backup is not taken in; nothing has been written then. */
export type RestoreFault =
  | 'not-a-backup'
  | 'other-version'
  | 'truncated'
  | 'altered'
  | 'other-keys'
  | 'key-missing'
  | 'file-missing'
  | 'not-empty'

export type Keys = Pick<Sealer, 'hash' | 'keys'>

/** The backup, from its beginning each time it is asked: it is read twice, checked whole before a word of it is written. */
export type Lines = () => AsyncIterable<string>
export type TakeFile = (file: FileId) => Promise<Uint8Array | undefined>

type Check = { readonly ok: true; readonly header: Header } | { readonly ok: false; readonly fault: RestoreFault }
const fault = (why: RestoreFault): { readonly ok: false; readonly fault: RestoreFault } => ({ ok: false, fault: why })

const names = new Set(COLLECTIONS.map(({ name }) => name))

const headerOf = (line: string): Header | RestoreFault => {
  const header = parsed(Header, line)
  if (header === undefined) return 'not-a-backup'
  return header.version === BACKUP.version && header.collections.every((name) => names.has(name))
    ? header
    : 'other-version'
}

/** What has been read so far. */
class Reading {
  private readonly digest = createHash('sha256')
  private readonly counts = new Map<string, number>()
  private files = 0
  private lost = false
  private strange = false
  private tail: Tail['end'] | undefined

  constructor(private readonly take: TakeFile) {}

  async line(line: string): Promise<void> {
    if (this.tail !== undefined) this.strange = true // nothing follows the end
    this.tail ??= parsed(Tail, line)?.end
    if (this.tail !== undefined) return
    this.digest.update(`${line}\n`)
    const doc = parsed(DocLine, line)
    if (doc !== undefined) this.counts.set(doc.c, (this.counts.get(doc.c) ?? 0) + 1)
    else await this.file(parsed(FileLine, line))
  }

  begin(line: string): void {
    this.digest.update(`${line}\n`)
  }

  /** undefined: whole, ours, and everything is there */
  fault(keys: Keys): RestoreFault | undefined {
    const end = this.tail
    if (end === undefined) return 'truncated'
    if (this.strange || end.digest !== this.digest.digest('base64url') || !this.counted(end)) return 'altered'
    if (end.vouched !== keys.hash(end.digest, 'backup')) return 'other-keys'
    if (!end.keys.every((key) => keys.keys.includes(key))) return 'key-missing'
    return this.lost ? 'file-missing' : undefined
  }

  private counted({ counts, files }: Tail['end']): boolean {
    const all = new Set([...Object.keys(counts), ...this.counts.keys()])
    return [...all].every((name) => (counts[name] ?? 0) === (this.counts.get(name) ?? 0)) && files === this.files
  }

  private async file(line: FileLine | undefined): Promise<void> {
    if (line === undefined) this.strange = true
    else {
      this.files += 1
      this.lost ||= !(await isBeside(line, this.take))
    }
  }
}

const isBeside = async (line: FileLine, take: TakeFile): Promise<boolean> => {
  const id = FileId.safeParse(line.file)
  if (!id.success) return false
  if (line.missing === true) return true
  const bytes = await take(id.data)
  return (
    bytes !== undefined &&
    bytes.length === line.size &&
    createHash('sha256').update(bytes).digest('base64url') === line.sha256
  )
}

/** Reads all of it and writes nothing: is it a backup, whole, ours, and are its files beside it? */
export const checkBackup = async (lines: Lines, keys: Keys, take: TakeFile): Promise<Check> => {
  const reading = new Reading(take)
  let header: Header | undefined
  for await (const line of lines()) {
    if (header === undefined) {
      const read = headerOf(line)
      if (typeof read === 'string') return fault(read)
      header = read
      reading.begin(line)
    } else await reading.line(line)
  }
  if (header === undefined) return fault('not-a-backup')
  const wrong = reading.fault(keys)
  return wrong === undefined ? { ok: true, header } : fault(wrong)
}
