import { neighbourhood, trustedProxies, wayOf } from '@cloud/host/address'
import { limiter } from '@cloud/host/limiter'

const trusted = trustedProxies(['127.0.0.1', '10.1.0.0/16', 'fd00::/8'])
const from = (peer: string, headers: Record<string, string> = {}, encrypted = false) =>
  wayOf({ remoteAddress: peer, encrypted }, headers, trusted)

describe('the client address of a request', () => {
  test.each([
    ['straight from a client', '203.0.113.9', undefined, '203.0.113.9'],
    ['through our balancer', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['through two of ours', '127.0.0.1', '203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['what the client wrote itself stands to the left', '10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['a stranger that plays balancer', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
    ['an address in IPv6 clothes', '::ffff:10.1.2.3', '2001:db8::7', '2001:db8::7'],
    ['nonsense in the header', '10.1.2.3', 'unknown, <script>', '10.1.2.3'],
    ['no header at all', '10.1.2.3', undefined, '10.1.2.3'],
  ])('is determined correctly: %s', (_what, peer, forwarded, address) => {
    expect(from(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }).address).toBe(address)
  })
  test('a request counts as HTTPS only if this process terminates TLS or our own load balancer reports HTTPS', () => {
    expect(from('203.0.113.9', {}, true).secure).toBe(true)
    expect(from('10.1.2.3', { 'x-forwarded-proto': 'https' }).secure).toBe(true)
    expect(from('10.1.2.3', { 'x-forwarded-proto': 'https, http' }).secure).toBe(false)
    expect(from('203.0.113.9', { 'x-forwarded-proto': 'https' }).secure).toBe(false)
  })
  test('counts as local only if the request comes straight from this machine', () => {
    expect(from('127.0.0.1').local).toBe(true)
    expect(from('::1').local).toBe(true)
    expect(from('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }).local).toBe(false)
    expect(from('127.0.0.1', { forwarded: 'for=203.0.113.9' }).local).toBe(false)
    expect(from('10.1.2.3').local).toBe(false)
  })
  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is rate-limited as %s', (address, as) => expect(neighbourhood(address)).toBe(as))
})

describe('the rate limiter', () => {
  test('admits a fixed number of tries in a window, and as many again in the next window', () => {
    let now = 0
    const tries = limiter(3, 1000, () => now)
    const four = () => Array.from({ length: 4 }, () => tries.admits('a'))
    expect(four()).toEqual([true, true, true, false])
    expect(tries.admits('b')).toBe(true)
    now = 1000
    expect(four()).toEqual([true, true, true, false])
  })
  test('uses a bounded amount of memory, however many addresses try', () => {
    const tries = limiter(1, 1000, () => 0)
    for (let i = 0; i < 50_000; i += 1) tries.admits(`a${i}`)
    expect(tries.admits('a49999')).toBe(false)
    expect(tries.admits('a1')).toBe(true) // dropped to make room for newer addresses
  })
})
