import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { plainCode } from '@cloud/adapters/papers/plain-code'
import { wordPapers } from '@cloud/adapters/papers/word'
import { SAMPLE_PAPERS } from '@test/support/sample-papers'
import { textOf } from '@test/support/word'
import jsQR from 'jsqr'

const run = promisify(execFile)
const draw = async (page: string, scene: string) => plainCode(`gonghui-bangfu:${page}?${scene}`)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bangfu-papers-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** One page of the PDF as grey pixels, rendered by poppler as a printer would print it. */
const greyPage = async (pdf: string): Promise<{ data: Uint8ClampedArray; width: number; height: number }> => {
  const out = pdf.replace(/\.pdf$/, '')
  await run('pdftoppm', ['-gray', '-r', '110', '-f', '1', '-l', '1', '-singlefile', pdf, out])
  const pgm = await readFile(`${out}.pgm`)
  const [, width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1')) ?? []
  const dots = pgm.subarray(pgm.length - Number(width) * Number(height))
  const data = new Uint8ClampedArray(dots.length * 4)
  for (const [i, grey] of dots.entries()) data.set([grey, grey, grey, 255], i * 4)
  return { data, width: Number(width), height: Number(height) }
}

const pdfOf = async (name: keyof typeof SAMPLE_PAPERS): Promise<string> => {
  const file = path.join(folder, `${name}.docx`)
  await writeFile(file, await wordPapers.write(SAMPLE_PAPERS[name], draw))
  const home = `-env:UserInstallation=file://${path.join(folder, 'home')}`
  await run('soffice', [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { timeout: 60_000 })
  if (process.env['SCREENSHOTS'] !== undefined)
    await run('pdftoppm', [
      '-png',
      '-r',
      '60',
      file.replace(/docx$/, 'pdf'),
      path.join(process.env['SCREENSHOTS'], name),
    ])
  return file.replace(/docx$/, 'pdf')
}

const textIn = async (pdf: string): Promise<string> => (await run('pdftotext', ['-layout', pdf, '-'])).stdout
const pagesIn = async (pdf: string): Promise<number> =>
  Number(/Pages:\s+(\d+)/.exec((await run('pdfinfo', [pdf])).stdout)?.[1])

describe('papers printed by an office program', () => {
  test('a notice is one A4 sheet with every household, the period and a code that can be scanned', async () => {
    const pdf = await pdfOf('notice')
    expect(await pagesIn(pdf)).toBe(1)
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/Page size:\s+595.* x 84[12].*A4/)
    const text = await textIn(pdf)
    for (const words of ['关于拟认定困难职工的公示', '王*明', '李*', '深度困难', '满 7 个工作日', '异议受理'])
      expect(text.replace(/\s+/g, '')).toContain(words.replace(/\s+/g, ''))
    const page = await greyPage(pdf)
    expect(jsQR(page.data, page.width, page.height)?.data).toBe('gonghui-bangfu:pages/notices/index?from=board')
  })

  test('a poster is one sheet with a code that can be scanned', async () => {
    const pdf = await pdfOf('poster')
    expect(await pagesIn(pdf)).toBe(1)
    const page = await greyPage(pdf)
    expect(jsQR(page.data, page.width, page.height)?.data).toBe('gonghui-bangfu:worker/guide/index?from=poster')
  })

  test('minutes name each committee member who was recused, and why', async () => {
    const text = await textIn(await pdfOf('minutes'))
    expect(text.replace(/\s+/g, '')).toContain('委员丁（参加了入户调查）')
    expect(text).toContain('CS-0002')
  })
})

test('text with special characters appears on the paper exactly as it was typed', async () => {
  const words = '<b>张&王</b> “三口之家”\n第二段'
  const bytes = await wordPapers.write({ name: 'x', blocks: [{ kind: 'text', as: 'body', text: words }] }, draw)
  expect(textOf(bytes)).toContain('<b>张&王</b> “三口之家”\n第二段')
})
