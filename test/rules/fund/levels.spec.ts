import { acceptLevel } from '@domain/fund/fund'
import { ok, refuse } from '@domain/kernel/result'

test.each([
  ['no row', undefined, 'base', true],
  ['no row, no file', undefined, undefined, true],
  ['a level named', ['city', 'county'], 'county', true],
  ['a level not named', ['city', 'county'], 'base', false],
  ['some levels, no file', ['city'], undefined, false],
  ['all five, no file', ['national', 'provincial', 'city', 'county', 'base'], undefined, true],
] as const)(
  'a source with %s decides by the levels %s whether it may pay a file of level %s',
  (_what, levels, level, may) => {
    const policy = levels === undefined ? {} : { fundLevels: { central: [...levels] } }
    expect(acceptLevel('central', level, policy).ok).toBe(may)
    expect(acceptLevel('social', level, policy).ok).toBe(true)
  },
)

test('a source that may not pay a file says which levels it may pay', () => {
  const policy = { fundLevels: { central: ['city', 'county'] as ('city' | 'county')[] } }
  const about = { source: 'central', levels: 'city,county' }
  expect(acceptLevel('central', 'base', policy)).toEqual(refuse('SOURCE_NOT_FOR_LEVEL', { ...about, level: 'base' }))
  expect(acceptLevel('central', undefined, policy)).toStrictEqual(refuse('SOURCE_NOT_FOR_LEVEL', about))
  expect(acceptLevel('central', 'city', policy)).toEqual(ok(true))
})
