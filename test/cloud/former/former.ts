import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CallOutput } from '@domain/contract/index'
import { type Desk, openDesk } from '@local/desk/desk'
import { type Hand, handOn } from '@local/walk/hand'
import { deskWire } from '@local/walk/wire'

/** Stores written by the former release; the README.md in this folder describes each. */
export type FormerStore = 'town' | 'short-year'

const RESTS_AT: Readonly<Record<FormerStore, string>> = {
  town: '2026-03-09T02:00:00Z',
  'short-year': '2023-10-27T02:00:00Z',
}

export type Former = {
  /** the export of this store by the former release's `audit` */
  readonly audit: string
  /** the data folder, a copy for this test */
  readonly data: string
  /** backup of the same store by the former release; only for the town */
  readonly backup: string
  /** the former release's answer of `report.year` to the city's auditor on the day of the store */
  readonly report: CallOutput<'report.year'>
  forget(): void
}

/**
 * Unpacks a store of the former release into a folder of its own, and sets the clock to the day of the store (`at`: ISO, UTC).
 */
export const unpackFormer = (name: FormerStore, at: string = RESTS_AT[name]): Former => {
  const folder = mkdtempSync(path.join(tmpdir(), `former-${name}-`))
  execFileSync('tar', ['xzf', path.join(__dirname, `${name}.tgz`), '-C', folder])
  const data = path.join(folder, 'data')
  writeFileSync(path.join(data, 'clock.json'), JSON.stringify({ ahead: Date.parse(at) - Date.now() }))
  return {
    audit: path.join(folder, 'audit.jsonl'),
    backup: path.join(folder, 'backup.jsonl'),
    data,
    report: JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as Former['report'],
    forget: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type OpenedFormer = Former & { readonly desk: Desk; readonly hand: Hand; close(): Promise<void> }

/**
 * The same store, opened by today's code in this process: `hand` makes calls as its persons, by the keys of the town's
 * officers.
 */
export const openFormer = (name: FormerStore, at?: string): OpenedFormer => {
  const former = unpackFormer(name, at)
  const desk = openDesk({ folder: former.data })
  if (desk === undefined) throw new Error('the folder is in use')
  const close = async (): Promise<void> => {
    await desk.close()
    former.forget()
  }
  return { ...former, desk, hand: handOn(deskWire(desk)), close }
}
