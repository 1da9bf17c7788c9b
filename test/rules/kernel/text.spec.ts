import { MaybeWords, Name, Words } from '@domain/kernel/text'

const bend = (code: number): string => `机械厂${String.fromCharCode(code)}会工`

test.each([0x00, 0x08, 0x1b, 0x7f, 0x202a, 0x202e, 0x2066, 0x2069])(
  'a text with the control character %d is refused',
  (code) => {
    for (const schema of [Words(60), MaybeWords(60)]) expect(schema.safeParse(bend(code)).success).toBe(false)
    // a name is cleaned of direction marks, so they are never stored
    expect(Name.safeParse(bend(code)).data).toBe(code > 0x2000 ? '机械厂会工' : undefined)
  },
)

test('a text with line breaks, tabs and any script is accepted', () => {
  expect(Words(60).safeParse('第一行\n第二行\t· Ünïcode ئۇيغۇر 😀').success).toBe(true)
})
