import type { Parser } from '../parser'
import { ARCHIVE } from './archive'
import { CALLS_PARSER } from './calls'
import { HOST } from './host'
import { PHONE } from './phone'
import { PICTURES } from './pictures'
import { SEALED } from './sealed'
import { FOUNDING_PARSER, SETTINGS_PARSER } from './settings'
import { STORED } from './stored'
import { TABLES } from './tables'
import { WECHAT } from './wechat'
import { WRITTEN } from './written'

/** Every parser of what comes from outside. */
export const PARSERS: readonly Parser[] = [
  CALLS_PARSER,
  SETTINGS_PARSER,
  FOUNDING_PARSER,
  ...TABLES,
  ...PICTURES,
  ...WECHAT,
  ...SEALED,
  ...STORED,
  ...ARCHIVE,
  ...HOST,
  ...PHONE,
  ...WRITTEN,
]
