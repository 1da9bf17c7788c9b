import { readFileSync } from 'node:fs'
import { BASE_LIBRARY_MIN, isOlder } from '@src/gateway/platform/base-library'

test.each([
  ['2.32.2', true],
  ['2.9.9', true],
  ['1.99.99', true],
  ['2.32.3', false],
  ['2.32.10', false],
  ['3.0.0', false],
])('base library %s is older than the required minimum: %s', (version, older) => {
  expect(isOlder(version, BASE_LIBRARY_MIN)).toBe(older)
})

test('the README and WeChat’s project file name the same minimum base library', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(`基础库最低 ${BASE_LIBRARY_MIN}`)
  expect(JSON.parse(readFileSync('project.config.json', 'utf8'))).toMatchObject({ libVersion: BASE_LIBRARY_MIN })
})
