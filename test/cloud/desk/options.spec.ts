import { readOptions } from '@local/options'

const read = (...words: string[]): ReturnType<typeof readOptions> => readOptions(words, '/home/somebody')

test('without options the desk uses the default port, a folder beside the project and the demo town', () => {
  expect(read()).toEqual({ port: 8707, data: '/home/somebody/.desk', fresh: false, empty: false, wechat: false })
})
test('given options override port, folder, freshness, emptiness and start day', () => {
  expect(read('--port', '0', '--data', 'x', '--fresh')).toMatchObject({
    port: 0,
    data: '/home/somebody/x',
    fresh: true,
  })
  expect(read('--port=8800', '--data=/d', '--empty', '--from', '2023-01-03')).toMatchObject({
    port: 8800,
    data: '/d',
    empty: true,
    from: '2023-01-03',
  })
})
test('--wechat uses a separate data folder, unless --data names another', () => {
  expect(read('--wechat')).toMatchObject({ wechat: true, data: '/home/somebody/.desk/wechat' })
  expect(read('--data', '/d', '--wechat')).toMatchObject({ wechat: true, data: '/d' })
})
test('--postgres sets the address of the database', () => {
  expect(read('--postgres', 'postgres://u@h/d')).toMatchObject({ postgres: 'postgres://u@h/d' })
})
test.each([
  ['--postgres'],
  ['--postgres', 'mysql://u@h/d'],
  ['--prot', '1'],
  ['--port'],
  ['--port', '-1'],
  ['--port', '70000'],
  ['--port', '80x'],
  ['--data'],
  ['--data', '--fresh'],
  ['--from', '2023-02-30'],
  ['--from'],
  ['constructor'],
  ['--fresh=no'],
])('the invalid options %s %s are refused with an explanation', (...words) => {
  expect(read(...words.filter((word) => word !== undefined))).toEqual({
    wrong: expect.stringMatching(/[。]$/) as string,
  })
})
