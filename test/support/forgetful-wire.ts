// A proxy between a store and its PostgreSQL server: forwards everything, and loses the response to a COMMIT when the test
// requests it.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type ForgetfulWire = {
  readonly address: string
  /** the next COMMIT is carried out; its response is discarded and the connection breaks */
  loseNextReply(): void
  close(): Promise<void>
}

const SOCKET = '.s.PGSQL.5432'
/** a CommandComplete message: type, length, command */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1')

export const forgetfulWire = async (address: string): Promise<ForgetfulWire> => {
  const folder = /host=([^&]+)/.exec(address)?.[1] ?? ''
  const server = path.join(decodeURIComponent(folder), SOCKET)
  const own = await mkdtemp(path.join(tmpdir(), 'bangfu-wire-'))
  const open = new Set<Socket>()
  let losing = false
  const wire = createServer((client) => {
    const behind = connect(server)
    for (const [socket, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      open.add(socket)
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
      socket.on('error', () => other.destroy())
    }
    client.on('data', (bytes) => behind.write(bytes))
    behind.on('data', (bytes) => {
      if (losing && bytes.includes(COMMITTED)) {
        losing = false
        client.destroy()
      } else client.write(bytes)
    })
  })
  wire.listen(path.join(own, SOCKET))
  await once(wire, 'listening')
  return {
    address: address.replace(folder, encodeURIComponent(own)),
    loseNextReply: () => {
      losing = true
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      wire.close()
      await rm(own, { recursive: true, force: true })
    },
  }
}
