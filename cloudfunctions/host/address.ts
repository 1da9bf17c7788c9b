import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * The addresses from which X-Forwarded-For is trusted: our own load balancers and proxies, as a network like `10.0.0.0/8` or as
 * single addresses.
 */
export const trustedProxies = (list: readonly string[]): BlockList => {
  const trusted = new BlockList()
  for (const each of list) {
    const [address = '', bits] = each.split('/', 2)
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  return trusted
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')
const isTrusted = (trusted: BlockList, address: string): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

const one = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' ? header : (header ?? []).join(',')

/** The connection between a client and this process, as far as it can be trusted. */
export type Way = {
  readonly address: string
  /** the client's own connection was HTTPS */
  readonly secure: boolean
  /** came directly from a client on this machine */
  readonly local: boolean
}

type Socket = { readonly remoteAddress?: string | undefined; readonly encrypted?: boolean }

/**
 * The client's address: from the connection backwards, each trusted proxy may name the address before it. Entries that a client
 * writes into the header itself are further left and never reached.
 */
export const wayOf = (socket: Socket, headers: IncomingHttpHeaders, trusted: BlockList): Way => {
  const peer = plain(socket.remoteAddress ?? '')
  const chain = one(headers['x-forwarded-for'])
    .split(',')
    .map((each) => plain(each.trim()))
    .filter((each) => isIP(each) !== 0)
  let address = peer
  while (isTrusted(trusted, address)) {
    const before = chain.pop()
    if (before === undefined) break
    address = before
  }
  const byProxy = isTrusted(trusted, peer) && one(headers['x-forwarded-proto']).split(',').at(-1)?.trim() === 'https'
  const forwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined
  return {
    address,
    secure: socket.encrypted === true || byProxy,
    local: !forwarded && (peer === '::1' || peer.startsWith('127.')),
  }
}

/** The unit that is rate-limited: an IPv6 client owns a whole /64 and could use a new address for each try. */
export const neighbourhood = (address: string): string => {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.toLowerCase().split('::', 2)
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}
