import type { Screen } from './support/browser'
import { stage } from './support/town'

const { open } = stage()

/** As an input method types: letters that are replaced by the chosen words. */
const typesByPinyin = async (screen: Screen, testId: string, letters: string, words: string): Promise<string> => {
  const field = screen.page.locator(`[data-testid="${testId}"]:visible`).first()
  await field.focus()
  await screen.page.keyboard.press('End')
  const browser = await screen.page.context().newCDPSession(screen.page)
  for (let end = 1; end <= letters.length; end += 1)
    await browser.send('Input.imeSetComposition', {
      text: letters.slice(0, end),
      selectionStart: end,
      selectionEnd: end,
    })
  await browser.send('Input.insertText', { text: words })
  return field.inputValue()
}

// a limit counts what was chosen: the letters on the way to it may be more
test.each([
  ['a line', 'finance/layout/index', 'pengjiang-fund', 'layout-name', 30],
  ['a text of several lines', 'admin/drive/index', 'city-admin', 'drive-words', 500],
])(
  'words typed by pinyin into %s fill it up to its limit, and no letter stays',
  async (_, at, person, testId, most) => {
    const screen = await open(person, { at })
    const before = '困'.repeat(most - 5)
    await screen.type(testId, before)
    expect(await typesByPinyin(screen, testId, 'kunnanzhigong', '困难职工')).toBe(`${before}困难职工`)
    expect(await typesByPinyin(screen, testId, 'bangfu', '帮扶')).toBe(`${before}困难职工帮`)
  },
)
