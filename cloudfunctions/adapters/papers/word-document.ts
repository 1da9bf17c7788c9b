import type { CodePicture, Papers } from '@cloud/ports/papers'
import type { Block, Paper } from '@domain/paper/paper'
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  ImageRun,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

/**
 * The layout of official papers (GB/T 9704): A4, fonts and sizes by their usual names, body text 三号仿宋 with 28 points line
 * spacing. Sizes in half points, lengths in twentieths of a point.
 */
const MM = 56.7
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = { top: 37 * MM, bottom: 35 * MM, left: 28 * MM, right: 26 * MM }
const FACE = { body: '仿宋', title: '方正小标宋简体', heading: '黑体' } as const
const SIZE = { body: 32, title: 44, table: 24, heading: 32 } as const
const LINE = { line: 560, lineRule: 'exact' } as const
const TWO_CHARACTERS = 640
const CODE_PIXELS = 150

const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: name })

const run = (text: string, face: keyof typeof FACE, size: number): TextRun =>
  new TextRun({ text, size, font: font(FACE[face]) })

const paragraph = (
  text: string,
  face: keyof typeof FACE,
  about: IParagraphOptions = {},
  size: number = SIZE[face],
): Paragraph => new Paragraph({ spacing: LINE, ...about, children: [run(text, face, size)] })

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE }

const cell = (text: string, share: number, face: keyof typeof FACE = 'body', keepNext = false): TableCell =>
  new TableCell({
    borders: EDGES,
    width: { size: share, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    children: [new Paragraph({ keepNext, children: [run(text, face, SIZE.table)] })],
  })

const row = (texts: readonly string[], widths: readonly number[], keepNext = false): TableRow =>
  new TableRow({
    cantSplit: true,
    children: texts.map((text, i) => cell(text, widths[i] ?? 0, 'body', keepNext)),
  })

const rows = (children: readonly TableRow[]): Table =>
  new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: children })

/** A list may extend over several pages; its header row is repeated. */
const list = ({ head, widths, rows: lines }: Extract<Block, { kind: 'table' }>): Table =>
  rows([
    new TableRow({ tableHeader: true, children: head.map((text, i) => cell(text, widths[i] ?? 0, 'heading')) }),
    ...lines.map((line) => row(line, widths)),
  ])

/** The rows are kept together on one page. */
const facts = (lines: Extract<Block, { kind: 'facts' }>['rows']): Table =>
  rows(lines.map((line, i) => row(line, [26, 74], i < lines.length - 1)))

const gap = (): Paragraph => new Paragraph({ spacing: { line: 200, lineRule: 'exact' }, children: [] })

const picture = (code: CodePicture, caption: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    children: [
      new ImageRun({
        type: code.kind,
        data: code.bytes,
        transformation: { width: CODE_PIXELS, height: CODE_PIXELS },
        altText: { name: caption, title: caption, description: caption },
      }),
    ],
  }),
  paragraph(caption, 'body', { alignment: AlignmentType.CENTER }, SIZE.table),
]

const TEXTS: Readonly<Record<Extract<Block, { kind: 'text' }>['as'], IParagraphOptions>> = {
  body: { indent: { firstLine: TWO_CHARACTERS }, alignment: AlignmentType.JUSTIFIED },
  lead: { alignment: AlignmentType.CENTER },
  right: { alignment: AlignmentType.RIGHT },
}

type Draw = Parameters<Papers['write']>[1]

const blockOf = async (block: Block, draw: Draw): Promise<readonly FileChild[]> => {
  switch (block.kind) {
    case 'title':
      return [paragraph(block.text, 'title', { alignment: AlignmentType.CENTER, spacing: { after: 360 } })]
    case 'heading':
      return [paragraph(block.text, 'heading', { keepNext: true, spacing: { ...LINE, before: 200 } })]
    case 'text':
      // a line feed in a person's text starts a paragraph
      return block.text.split('\n').map((text) => paragraph(text, 'body', TEXTS[block.as]))
    case 'facts':
      return [facts(block.rows), gap()]
    case 'table':
      return [list(block), gap()]
    case 'signatures':
      return block.lines.map((line) =>
        paragraph(`${line}：＿＿＿＿＿＿＿＿　　　　年　　月　　日`, 'body', { spacing: { ...LINE, before: 240 } }),
      )
    case 'page':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' }, children: [] })]
    case 'code':
      return picture(await draw(block.page, block.scene), block.caption)
  }
}

const documentOf = async (paper: Paper, draw: Draw): Promise<Document> => {
  const children: FileChild[] = []
  for (const block of paper.blocks) children.push(...(await blockOf(block, draw)))
  return new Document({
    title: paper.name,
    creator: '工会帮扶',
    styles: {
      default: { document: { run: { size: SIZE.body, font: font(FACE.body), language: { eastAsia: 'zh-CN' } } } },
    },
    sections: [{ properties: { page: { size: PAGE, margin: MARGIN } }, children }],
  })
}

/** A paper as .docx. */
export const written: Papers['write'] = async (paper, draw) =>
  new Uint8Array(await Packer.toBuffer(await documentOf(paper, draw)))
