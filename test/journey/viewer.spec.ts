import type { CaseId } from '@domain/kernel/ids'
import type { Step } from '@local/walk/steps'
import { aHouseholdAt, HOUSEHOLDS, handAt } from '@test/support/households'
import type { Screen } from './support/browser'
import { fingers } from './support/fingers'
import { stage } from './support/town'

const { desk, open } = stage()

const PDF = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 420]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
    '4 0 obj<</Length 47>>stream',
    'BT /F1 22 Tf 36 360 Td (INCOME 9,600.00) Tj ET ',
    'endstream endobj',
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
)

let caseId: CaseId
let paper = ''
const asPdf: Step = async (hand, { officers, worker, caseId: id }) => {
  await hand.tell(officers[0], 'case.requestCorrection', { items: ['incomeStatement'], note: '请交原件' }, id)
  paper = await hand.upload(worker, 'proof', PDF, 'application/pdf')
  await hand.tell(
    worker,
    'case.answerCorrection',
    { proofs: [{ type: 'incomeStatement', files: [paper] }], note: '' },
    id,
  )
}
beforeAll(async () => {
  const { items } = await handAt(desk()).tell('lamp-1', 'org.search', { text: '明途灯饰' })
  const union = { key: 'lamp', id: items[0]?.id ?? '' }
  caseId = (await aHouseholdAt(desk(), HOUSEHOLDS.song, union, [asPdf])).caseId
})

/** The page of the case in a browser that draws documents, as those of a desk do, or in one that does not. */
const beside = async (person: string, page: string, draws = true): Promise<Screen> => {
  const screen = await open(person, { wide: true })
  // browsers differ in whether they have a reader of their own
  await screen.page.addInitScript(
    (has) => Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => has }),
    draws,
  )
  await screen.go(`${page}?id=${caseId}`)
  return screen
}
const begins = (screen: Screen): Promise<string> =>
  screen.at('viewer-pdf').evaluate(async (frame) => {
    const reply = await fetch((frame as HTMLIFrameElement).src)
    return (await reply.text()).slice(0, 8)
  })

describe('a document among the papers', () => {
  it('is drawn in the viewer of the base union, beside the sum that it proves, and opens no tab', async () => {
    const screen = await beside('lamp-1', 'base/case/index')
    await screen.tap(`paper-${paper}`)
    await screen.seesAt('viewer-pdf')
    expect(await begins(screen)).toBe('%PDF-1.4')
    await screen.does('see the sum beside it', () =>
      screen.page.getByRole('dialog').getByText('申报 ¥9,600.00').first().waitFor(),
    )
    await screen.picture('base-viewer-pdf-1440')
    expect(screen.page.context().pages()).toHaveLength(1)
  })

  it.each(['jianghai-review', 'city-review-1'])('is drawn for %s too, in the same viewer', async (person) => {
    const screen = await beside(person, 'review/case/index')
    await screen.tap(`paper-${paper}`)
    await screen.seesAt('viewer-pdf')
    expect(await begins(screen)).toBe('%PDF-1.4')
    await screen.picture(`${person}-viewer-pdf-1440`)
    expect(screen.page.context().pages()).toHaveLength(1)
  })

  it('is opened by a button where the browser cannot draw it', async () => {
    const screen = await beside('lamp-1', 'base/case/index', false)
    await screen.tap(`paper-${paper}`)
    await screen.seesAt('open-document')
    expect(await screen.at('viewer-pdf').count()).toBe(0)
  })
})

describe('the papers on a phone, under real fingers', () => {
  it('one finger turns the page, two take it closer, and a picture taken closer stays', async () => {
    const { items } = await handAt(desk()).tell('lamp-1', 'org.search', { text: '明途灯饰' })
    const union = { key: 'lamp', id: items[0]?.id ?? '' }
    const fresh = await aHouseholdAt(desk(), { ...HOUSEHOLDS.chuan, no: 940 }, union, [])
    const screen = await open('lamp-1', { at: `base/case/index?id=${fresh.caseId}` })
    await screen.tap('papers-open')
    const hand = await fingers(screen.page)
    const nth = () => screen.page.locator('.viewer-count:visible').textContent()
    const wide = () => screen.page.locator('.viewer-image:visible').evaluate((one) => one.getBoundingClientRect().width)
    await screen.page.locator('.viewer-image:visible').waitFor()
    expect(await nth()).toMatch(/^1 /)
    await hand([[300, 400]], [[80, 410]])
    await screen.does('see the second paper', () => screen.page.getByText(/^2 \/ /).waitFor())
    await hand([[80, 400]], [[300, 410]])
    await screen.does('see the first paper again', () => screen.page.getByText(/^1 \/ /).waitFor())
    await screen.page.locator('.viewer-image:visible').waitFor()
    await screen.still()
    const whole = await wide()
    await hand(
      [
        [160, 400],
        [220, 400],
      ],
      [
        [100, 400],
        [280, 400],
      ],
    )
    expect(await wide()).toBeGreaterThan(whole * 2)
    await screen.picture('base-viewer-closer-375')
    // this finger scrolls the picture
    await hand([[300, 400]], [[80, 410]])
    expect(await nth()).toMatch(/^1 /)
    await screen.tap('viewer-turn')
    await screen.picture('base-viewer-turned-375')
    await screen.tap('viewer-next')
    await screen.does('see the next paper whole', () => screen.page.getByText(/^2 \/ /).waitFor())
    await screen.page.locator('.viewer-image:visible').waitFor()
    expect(await wide()).toBeLessThanOrEqual(whole + 1)
  })
})
