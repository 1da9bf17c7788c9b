import path from 'node:path'
import process from 'node:process'
import { openingFrom } from '@cloud/maintenance/from-environment'
import type { Opening } from '@cloud/maintenance/opening'
import { runTool } from '@cloud/maintenance/run'
import { openingOf } from './from-folder'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `--data DIR`: a desk's folder; otherwise the deployment named by the environment, if any; otherwise this desk. */
const openingIn = (args: readonly string[]): { readonly opening: Opening; readonly rest: readonly string[] } => {
  const at = args.indexOf('--data')
  const folder = at === -1 ? undefined : args[at + 1]
  const rest = at === -1 ? args : args.filter((_, i) => i !== at && i !== at + 1)
  const deployed = process.env['STORE'] !== undefined || process.env['STORE_FILE'] !== undefined
  if (folder === undefined && deployed) return { opening: openingFrom(process.env), rest }
  return { opening: openingOf(path.resolve(process.cwd(), folder ?? '.desk')), rest }
}

// files this process creates are readable by their owner only: stores, keys, backups, logs
process.umask(0o077)
/** `npm run rebuild | reseal | backup | restore | retention | audit | verify-audit -- [--data DIR] …` */
const { opening, rest } = openingIn(process.argv.slice(2))
runTool(rest, opening, say).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
