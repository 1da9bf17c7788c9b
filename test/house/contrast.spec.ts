import { execFileSync } from 'node:child_process'
import { compile } from 'sass'

// Contrast of text and background in every state of the styles: at least 4.5 : 1 (WCAG 2.2, 1.4.3), also for disabled controls,
// because their text shows what is missing; edges of controls 3 : 1 (1.4.11).

const sheets = execFileSync('git', ['ls-files', '--', 'src/**/*.scss', 'src/*.scss'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('src/styles/'))

const channels = (hex: string): readonly number[] => {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1)
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
}
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const ratio = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

type Rule = {
  readonly selector: string
  readonly color: string | undefined
  readonly ground: string | undefined
  readonly edge: string | undefined
}
const HEX = '(#[0-9a-f]{6}|#[0-9a-f]{3})'
const rulesOf = (sheet: string): readonly Rule[] =>
  [
    ...compile(sheet, { style: 'expanded' })
      .css.replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/([^{}]+)\{([^{}]*)\}/g),
  ].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    color: new RegExp(`(?:^|;|\\s)color: ${HEX}`, 'i').exec(body)?.[1],
    ground: new RegExp(`background(?:-color)?: ${HEX}`, 'i').exec(body)?.[1],
    edge: new RegExp(`border(?:-color)?: (?:\\dpx (?:solid|dashed) )?${HEX}`, 'i').exec(body)?.[1],
  }))

/** Possible backgrounds of text whose own CSS rule sets no background: the page, a card. */
const GROUNDS = ['#f6f5f3', '#ffffff']
/** Backgrounds of cards with a tone. */
const TINTED = ['#fcefed', '#e9f5ee', '#fdf3e1', '#eaf2fb']

const rules = sheets.flatMap(rulesOf)

test('the contrast check finds the style rules with colours', () => {
  expect(rules.filter(({ color }) => color !== undefined).length).toBeGreaterThan(40)
})

test('dark text has a contrast of at least 4.5 on every background on which it may stand', () => {
  const faint = rules.flatMap(({ selector, color, ground }) => {
    if (color === undefined || luminance(color) > 0.9) return [] // white text is checked below, on its own background
    const under = ground === undefined ? GROUNDS : [ground]
    return under.filter((one) => ratio(color, one) < 4.5).map((one) => `${selector}: ${color} on ${one}`)
  })
  expect(faint).toEqual([])
})

test('white text has a background of its own with a contrast of at least 4.5', () => {
  const white = rules.filter(({ color }) => color !== undefined && luminance(color) > 0.9)
  expect(white.filter(({ ground }) => ground === undefined || ratio('#ffffff', ground) < 4.5)).toEqual([])
})

test.each(['#1f2328', '#57606a', '#8c1d18'])(
  'the text colour %s, used on cards of every tint, has a contrast of at least 4.5 on each',
  (letters) => {
    expect(TINTED.filter((ground) => ratio(letters, ground) < 4.5)).toEqual([])
  },
)

test('the borders of input fields and buttons have a contrast of at least 3', () => {
  const controls = rules.filter(
    ({ selector, edge }) =>
      edge !== undefined && /\.(?:input|choice|choice-mark|button-plain|pad|door)(?:,|$)/.test(selector),
  )
  expect(controls.length).toBeGreaterThan(3)
  expect(controls.filter(({ edge }) => edge !== undefined && ratio(edge, '#ffffff') < 3)).toEqual([])
})
