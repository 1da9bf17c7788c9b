import path from 'node:path'
import { Phone } from './support/phone'
import type { Cloud } from './support/platform'

type Options = {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}
type Modal = Options & { readonly title: string; readonly content: string }

const ROOT = path.resolve('dist/weapp')
const POLICY_LATER = { ok: false, refusal: { code: 'NOT_FOUND' }, requestId: 'none' }
const quiet = { call: async () => POLICY_LATER, upload: async () => '' }
/** The same, but it knows every notice. */
const withNotices: Cloud = {
  ...quiet,
  call: async (_function, data) =>
    (data as { readonly name?: string }).name === 'notice.open'
      ? { ok: true, value: {}, requestId: 'none' }
      : POLICY_LATER,
}

let phone: Phone | undefined
const started = async (different: Readonly<Record<string, unknown>>, cloud: Cloud = quiet): Promise<Phone> => {
  phone = new Phone(ROOT, cloud, new Map(), different)
  await phone.launch()
  return phone
}
afterEach(() => phone?.quit())

/** Answers every question in the same way, and records the questions. */
const asking = (confirm: boolean) => {
  const asked: string[] = []
  const showModal = (options: Modal) => {
    asked.push(options.content)
    const answer = { confirm, cancel: !confirm }
    setTimeout(() => options.success?.(answer), 0)
    return options.success === undefined ? Promise.resolve(answer) : undefined
  }
  return { asked, showModal }
}

const updates = () => {
  const heard: { ready?: () => void; failed?: () => void; applied: number } = { applied: 0 }
  const getUpdateManager = () => ({
    onCheckForUpdate: () => undefined,
    onUpdateReady: (told: () => void) => {
      heard.ready = told
    },
    onUpdateFailed: (told: () => void) => {
      heard.failed = told
    },
    applyUpdate: () => {
      heard.applied += 1
    },
  })
  return { heard, getUpdateManager }
}

describe('a new version of the mini-program', () => {
  test('is offered once and started when the person agrees', async () => {
    const { heard, getUpdateManager } = updates()
    const { asked, showModal } = asking(true)
    const { errors, settle } = await started({ getUpdateManager, showModal }).then((it) => ({
      errors: it.errors,
      settle: () => it.settle(),
    }))
    heard.ready?.()
    await settle()
    heard.ready?.()
    await settle()
    expect(asked).toEqual([expect.stringContaining('新版本已经下载好')])
    expect(heard.applied).toBe(1)
    expect(errors).toEqual([])
  })

  test('waits for the next page while the person is typing', async () => {
    const { heard, getUpdateManager } = updates()
    const { asked, showModal } = asking(false)
    const here = await started({ getUpdateManager, showModal })
    here.go('navigateTo', '/worker/join-union/index')
    await here.until(() => here.ids().includes('member-code'), 'the field')
    await here.type('member-code', '1234')
    heard.ready?.()
    await here.settle()
    expect(asked).toEqual([])
    here.go('navigateTo', '/worker/precheck/index')
    await here.settle()
    expect(asked).toEqual([expect.stringContaining('现在重新打开吗')])
    expect(heard.applied).toBe(0)
  })

  test('that could not be downloaded is reported with advice', async () => {
    const { heard, getUpdateManager } = updates()
    const { asked, showModal } = asking(true)
    const here = await started({ getUpdateManager, showModal })
    heard.failed?.()
    await here.settle()
    expect(asked).toEqual([expect.stringContaining('现在的版本还能接着用')])
  })
})

test('a WeChat version too old for the privacy sheet is reported with advice to update', async () => {
  const { asked, showModal } = asking(true)
  const old = { SDKVersion: '2.30.0', platform: 'android', windowWidth: 375, windowHeight: 667, pixelRatio: 2 }
  await started({ showModal, getSystemInfoSync: () => old })
  expect(asked).toEqual([expect.stringContaining('您的微信版本太旧')])
})

describe('a call to WeChat’s cloud', () => {
  const failing = (errMsg: string) => ({
    call: async (): Promise<never> => {
      throw Object.assign(new Error(errMsg), { errCode: -1, errMsg })
    },
    upload: async () => '',
  })

  test('in a build without an environment shows its own message at once', async () => {
    const here = await started({}, failing('cloud.callFunction:fail Error: errCode: -501000 | errMsg: env not exists'))
    await here.until(() => here.text().includes('没有接上工会的云端'), 'the sentence')
    expect(here.text()).toMatch(/问题编号 [0-9A-Z]{6}/)
    expect(here.errors).toEqual([])
  })
})

test('a page that fails to render offers a way on and reports only the place in the code to the cloud', async () => {
  const told: unknown[] = []
  const here = await started(
    {},
    {
      call: async (_fn?: string, data?: unknown) => {
        const { name, input } = data as { name: string; input: unknown }
        if (name === 'app.report') told.push(input)
        const me = { signedIn: true, posts: [], unread: 0, today: '2026-03-02', calendarUntil: '2026-12-31' }
        return name === 'me.open' || name === 'inbox.list' || name === 'app.report'
          ? { ok: true, value: name === 'me.open' ? me : {}, requestId: 'r' }
          : POLICY_LATER
      },
      upload: async () => '',
    },
  )
  here.go('switchTab', '/pages/inbox/index')
  await here.until(() => here.ids().includes('page-broken'), 'the way on')
  expect(here.text()).toContain('这一页出了问题')
  await here.until(() => told.length > 0, 'the report')
  expect(told).toEqual([expect.objectContaining({ page: 'pages/inbox/index', error: 'TypeError' })])
  await here.tap('broken-home')
  await here.until(() => here.here.route === 'pages/home/index', 'home')
})

describe('a refused privacy permission', () => {
  test('shows what still works and opens no private interface', async () => {
    const { asked, showModal } = asking(true)
    let opened = 0
    const here = await started(
      {
        showModal,
        requirePrivacyAuthorize: (options: Options) => setTimeout(() => options.fail?.({ errMsg: 'refused' }), 0),
        chooseMedia: () => {
          opened += 1
        },
      },
      withNotices,
    )
    here.go('navigateTo', '/worker/object/index?id=NO-0000000000000001')
    await here.until(() => here.ids().some((id) => id.endsWith('-pick')), 'the button')
    await here.tap(here.ids().find((id) => id.endsWith('-pick')) ?? '')
    await here.settle()
    expect(asked).toEqual([expect.stringContaining('材料可以交到工会，由工会代为上传')])
    expect(opened).toBe(0)
  })

  test('leaves the privacy guide one tap away', async () => {
    let opened = 0
    const me = {
      call: async (_fn: string, data: unknown) =>
        (data as { readonly name: string }).name === 'me.open'
          ? {
              ok: true,
              value: { signedIn: false, posts: [], unread: 0, today: '2026-03-02', calendarUntil: '2026-12-31' },
              requestId: 'r',
            }
          : POLICY_LATER,
      upload: async () => '',
    }
    const here = await started({ openPrivacyContract: () => (opened += 1) }, me)
    here.go('switchTab', '/pages/me/index')
    await here.until(() => here.ids().includes('privacy-guide'), 'the guide')
    await here.tap('privacy-guide')
    expect(opened).toBe(1)
  })
})
