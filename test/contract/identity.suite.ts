import type { Identity } from '@cloud/ports/identity'

export type OpenedIdentity = {
  /** the identity after the platform (or a session) has authenticated `openid`; undefined: no authenticated caller */
  readonly vouchedFor: (openid: string | undefined) => Promise<Identity>
  /** the identity when only the caller claims it */
  readonly claimed: (openid: string) => Promise<Identity>
  readonly close: () => Promise<void>
}

/** The guarantees of every adapter that identifies callers. */
export const identityContract = (name: string, open: () => Promise<OpenedIdentity>): void => {
  describe(`${name} keeps the promises of identity`, () => {
    let opened: OpenedIdentity
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    test('the caller is the openid that the platform vouches for', async () => {
      for (const openid of ['o-one', 'oABC-_123', '12345678901234567890123456'])
        expect(await opened.vouchedFor(openid)).toMatchObject({ openid })
    })

    test('there is no caller when the platform authenticates no user', async () => {
      await opened.vouchedFor('o-before')
      expect(await opened.vouchedFor(undefined)).toBeUndefined()
      expect(await opened.vouchedFor('')).toBeUndefined()
    })

    test('an openid that the caller claims is ignored', async () => {
      expect(await opened.claimed('o-somebody-else')).toBeUndefined()
    })
  })
}
