import type { Parser } from '../parser'
import { PICTURES } from './pictures'
import { TABLES } from './tables'
import { WRITTEN } from './written'

/** Every parser of what comes from outside. */
export const PARSERS: readonly Parser[] = [...TABLES, ...PICTURES, ...WRITTEN]
