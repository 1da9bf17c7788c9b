import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { WholePicture } from '@src/components/photo'
import { render } from '@testing-library/react'

jest.mock('@src/gateway', () => jest.requireActual<typeof import('../support/gateway')>('../support/gateway').gateway)

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
const readAll = (ending: string): readonly (readonly [string, string])[] =>
  files.filter((file) => file.endsWith(ending)).map((file) => [file, readFileSync(path.join('src', file), 'utf8')])

// An edge cut off a preview is what nobody misses: a card without its corner looks whole.
test('every picture is drawn as a whole: the mini-program is told so, and no style of the web cuts one', () => {
  const pictures = readAll('.tsx').flatMap(([file, text]) =>
    [...text.matchAll(/<Image\b[^>]*/g)].map(([tag]) => [file, /mode='aspectFit'/.test(tag)]),
  )
  expect(pictures.length).toBeGreaterThan(3)
  expect(pictures.filter(([, whole]) => whole !== true)).toEqual([])
  const cut = readAll('.scss').filter(([, text]) => /object-fit:(?! contain;)/.test(text))
  expect(cut.map(([file]) => file)).toEqual([])
})

test('the preview of a paper has the frame whose picture is contained in it', () => {
  const { container } = render(<WholePicture url='https://files.test/card.jpg' label='人像面' />)
  expect(container.querySelector('.photo-image')).not.toBeNull()
  const [, styles = ''] = readAll('controls.scss')[0] ?? []
  expect(styles).toMatch(/\.photo-image img \{[^}]*object-fit: contain/)
})
