import { createHash } from 'node:crypto'
import type { CommandId, PersonId } from '@domain/kernel/ids'

/** An id derived from the command, so that a repeat after a crash continues the batch it began. */
export const derivedId = (person: PersonId, command: CommandId, use: string): string =>
  createHash('sha256').update(`${use}:${person}:${command}`).digest('hex').slice(0, 20)
