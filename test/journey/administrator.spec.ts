import { inventedId, inventedMobile } from '@local/walk/identity'
import { stage } from './support/town'

const { desk, open } = stage()

describe('the administrator', () => {
  it('registers a union and invites its officer, who joins with the code', async () => {
    const screen = await open('pengjiang-admin', { wide: true })
    await screen.tap('go-admin')
    await screen.picture('admin-home-1440')
    await screen.tap('way-unions')
    await screen.picture('admin-unions-1440')
    await screen.tap('register')
    await screen.type('union-name', '星火玩具厂工会')
    await screen.type('union-staff', '58')
    await screen.type('union-phone', '0000-0000099')
    await screen.tap('register-send')
    await screen.sees('星火玩具厂工会已登记')
    await screen.tapButton('邀请经办人员')
    await screen.type('invite-name', '叶知秋')
    await screen.picture('admin-invite-1440')
    await screen.tap('invite-send')
    const code = (await screen.page.locator('.adm-code:visible').textContent()) ?? ''
    await screen.picture('admin-code-1440')

    const newcomer = await desk().newcomer('叶知秋')
    const joining = await open(newcomer, { at: 'pages/me/index' })
    await joining.tap('go-join')
    await joining.type('join-code', '0000000000')
    await joining.type('join-name', '叶知秋')
    await joining.type('self-mobile', inventedMobile(7101))
    await joining.type('self-id', inventedId(7101, '1984-04-04', 'female'))
    await joining.tap('join-send')
    await joining.seesAt('refusal')
    await joining.type('join-code', code.replace(/\s/g, ''))
    await joining.picture('join')
    await joining.tap('join-send')
    await joining.sees('您现在是星火玩具厂工会的')
    await joining.go('')
    await joining.tap('go-duties')
    await joining.sees('今天没有要办的事')
  })
})
