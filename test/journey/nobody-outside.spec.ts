import { SERVING_UNION } from '@local/town/unions'
import { inventedMobile } from '@local/walk/identity'
import { begin } from './support/applying'
import { stage } from './support/town'

const { open } = stage()
const MOBILE = inventedMobile(77_000_002)
const UNIT = '虚构快递站'

describe('a worker whose unit is on no list', () => {
  it('applies through the union of the area that serves whoever has no unit', async () => {
    const screen = await open('w-shang', { at: 'worker/apply/index' })
    await begin(screen)
    await screen.tap('unit-none')
    await screen.chooseWords('unit-district', '蓬江区')
    await screen.picture('worker-apply-unit-none')
    await screen.does('choose the serving union', () => screen.startingWith('serving-OR').first().click())
    await screen.seesAt('unit-chosen')
    await screen.sees(SERVING_UNION.name)
  })

  it('writes to the county, is rung up, goes on meanwhile, and takes over the union of the answer', async () => {
    const screen = await open('w-tao', { at: 'worker/unit/index' })
    await screen.chooseWords('unit-jurisdiction', '蓬江区')
    await screen.type('unit-name', UNIT)
    await screen.type('unit-address', '虚构路 8 号')
    await screen.type('unit-mobile', MOBILE)
    await screen.tap('submit-unit')
    await screen.seesAt('unit-asked')
    await screen.picture('worker-unit-asked')

    const admin = await open('pengjiang-admin', { at: 'admin/units/index' })
    await admin.sees(UNIT)
    await admin.picture('admin-units-open')
    await admin.does('ring up', () => admin.startingWith('unit-ring-').first().click())
    await admin.tap('unit-kind-through')
    await admin.type('unit-union', SERVING_UNION.name.slice(0, 4))
    await admin.does('choose the union', () => admin.startingWith('choose-OR').first().click())
    await admin.tap('answer-unit')
    await admin.does('see it answered', () => admin.at('answer-unit').waitFor({ state: 'detached' }))

    await screen.reload()
    await screen.sees('看过您的手机号')
    await screen.picture('worker-unit-answered')
  })
})
