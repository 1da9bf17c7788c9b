import { identityOfSession } from '@cloud/usecases/session/identity-of-session'
import { openSession } from '@cloud/usecases/session/open-session'
import { aWorld } from '@test/support/ports'
import { identityContract } from './identity.suite'

const AGENT = 'Mozilla/5.0 of the suite'

identityContract('A session of our own', async () => {
  const world = await aWorld({ countedIds: false })
  return {
    vouchedFor: async (openid) => {
      const token =
        openid === undefined || openid === ''
          ? ''
          : (await openSession(world.ports, { openid, kind: 'phone', bound: AGENT })).token
      return identityOfSession(world.ports, token, AGENT)
    },
    claimed: (openid) => identityOfSession(world.ports, openid, AGENT),
    close: () => world.close(),
  }
})
