import { createHash } from 'node:crypto'
import type { OrgId } from '@domain/kernel/ids'

/** Normalises names that people would take for the same: character width and whitespace make no difference. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** Derived from parent and name, so that two administrators who register the same union at the same time create it once. */
export const unionId = (parent: string, name: string): OrgId =>
  `OR-${createHash('sha256')
    .update(`${parent}\n${plainName(name)}`)
    .digest('hex')
    .slice(0, 20)}` as OrgId
