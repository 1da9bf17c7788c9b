import { createHash } from 'node:crypto'
import { FileId } from '@domain/kernel/ids'
import type * as z from 'zod/mini'
import type { Sealer } from '../../ports/world'
import { foreignTo } from '../keys/own-keys'
import { ringIdIn } from '../keys/prove'
import { treatStored } from '../keys/sealed-leaves'
import { COLLECTIONS, KEY_MARKS, type KeyMarksDoc } from '../stored/collections'
import { BACKUP, DocLine, FileLine, Header, parsed, Tail } from './backup-format'

/** Why a backup is refused; nothing has been written then. */
export type RestoreFault =
  | 'not-a-backup'
  | 'other-version'
  | 'truncated'
  | 'altered'
  | 'other-keys'
  | 'key-missing'
  | 'key-wrong'
  | 'file-missing'
  | 'not-empty'

export type Keys = Pick<Sealer, 'hash' | 'keys' | 'find' | 'keyOf' | 'marks'>

/**
 * The lines of the backup, from the start at each call: the backup is read twice, and checked completely before anything is
 * written.
 */
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

/** The state of the check after the lines read so far. */
class Reading {
  private readonly digest = createHash('sha256')
  private readonly counts = new Map<string, number>()
  private files = 0
  private lost = false
  private strange = false
  private tail: Tail['end'] | undefined

  /** for each key, whether it decrypts anything that names it as its key */
  private readonly opens = new Map<string, boolean>()
  private marks: KeyMarksDoc | undefined

  constructor(
    private readonly take: TakeFile,
    private readonly keys: Keys,
  ) {}

  async line(line: string): Promise<void> {
    if (this.tail !== undefined) this.strange = true // no line may follow the end
    this.tail ??= parsed(Tail, line)?.end
    if (this.tail !== undefined) return
    this.digest.update(`${line}\n`)
    const doc = parsed(DocLine, line)
    if (doc !== undefined) this.document(doc)
    else await this.file(parsed(FileLine, line))
  }

  begin(line: string): void {
    this.digest.update(`${line}\n`)
  }

  /** undefined: the backup is complete, ours, and all files are there */
  fault(): RestoreFault | undefined {
    const { keys, tail: end } = this
    if (end === undefined) return 'truncated'
    if (this.strange || end.digest !== this.digest.digest('base64url') || !this.counted(end)) return 'altered'
    if (end.vouched !== keys.hash(end.digest, 'backup')) return 'other-keys'
    const needed = end.keys.filter((key) => this.marks?.lost?.includes(ringIdIn(key)) !== true)
    if (!needed.every((key) => keys.keys.includes(key))) return 'key-missing'
    if (!needed.every((key) => this.opens.get(key) === true)) return 'key-wrong'
    if (this.marks !== undefined && foreignTo(this.marks, keys).length > 0) return 'key-wrong'
    return this.lost ? 'file-missing' : undefined
  }

  private document({ c, id, doc }: z.infer<typeof DocLine>): void {
    this.counts.set(c, (this.counts.get(c) ?? 0) + 1)
    if (c === KEY_MARKS.name) this.marks = doc as unknown as KeyMarksDoc
    treatStored(this.keys, { name: c }, { id, doc }, ({ key, found }) => {
      this.opens.set(key, this.opens.get(key) === true || found !== undefined)
    })
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

/**
 * Reads the whole backup without writing: whether it is a backup, complete and made by this deployment, and whether its files
 * are next to it.
 */
export const checkBackup = async (lines: Lines, keys: Keys, take: TakeFile): Promise<Check> => {
  const reading = new Reading(take, keys)
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
  const wrong = reading.fault()
  return wrong === undefined ? { ok: true, header } : fault(wrong)
}
