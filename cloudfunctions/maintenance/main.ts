import process from 'node:process'
import { openingFrom } from './from-environment'
import { runTool } from './run'

// files this process creates are readable by their owner only: stores, keys, backups, logs
process.umask(0o077)
const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `node tools.cjs backup --to FILE` next to the server, with the server's own settings. */
runTool(process.argv.slice(2), openingFrom(process.env), say).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
