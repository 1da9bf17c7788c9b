import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'

type Elements = { readonly internalComponents: Readonly<Record<string, object>> }

const elements = jest.requireActual<Elements>('../../config/plugins/elements').internalComponents
const USED = new Map(
  Object.entries(elements).map(([name, attributes]) => [name.toLowerCase(), Object.keys(attributes)]),
)
/** In every template. */
const COMMON = ['class', 'class-name', 'style', 'id', 'key', 'ref', 'bindClick']

const pages = execFileSync('git', ['ls-files', '--', 'src/**/*.tsx'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('src/web/'))

const templateName = (prop: string): string =>
  /^on[A-Z]/.test(prop) ? `bind${prop.slice(2)}` : prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const nodesOf = (node: ts.Node): readonly ts.Node[] => [node, ...node.getChildren().flatMap(nodesOf)]

/** The elements of the mini-program that a file imports, by the name it gives them. */
const importedIn = (nodes: readonly ts.Node[]): ReadonlyMap<string, string> => {
  const names = nodes
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => moduleSpecifier.getText() === "'@tarojs/components'")
    .flatMap((one) => nodesOf(one).filter(ts.isImportSpecifier))
  return new Map(names.map(({ name, propertyName }) => [name.text, (propertyName ?? name).text.toLowerCase()]))
}

/** `<Text selectable>` → text selectable */
const givenIn = (text: string): readonly (readonly [element: string, attribute: string])[] => {
  const nodes = nodesOf(ts.createSourceFile('page.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  const names = importedIn(nodes)
  return nodes
    .filter((node) => ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node))
    .flatMap(({ tagName, attributes }) => {
      const element = names.get(tagName.getText())
      if (element === undefined) return []
      const given = attributes.properties.filter(ts.isJsxAttribute)
      return given.map(({ name }): readonly [string, string] => [element, templateName(name.getText())])
    })
}

test('an attribute that the mini-program’s templates leave out is found', () => {
  const page = `import { Image as Picture, View } from '@tarojs/components'
    const a = <View hoverClass='none' onLongPress={run}><Picture lazyLoad src='' /></View>`
  expect(givenIn(page)).toEqual([
    ['view', 'hover-class'],
    ['view', 'bindLongPress'],
    ['image', 'lazy-load'],
    ['image', 'src'],
  ])
})

test.each(pages)('%s gives its elements only what the templates of the mini-program hold', (file) => {
  const dropped = givenIn(readFileSync(file, 'utf8')).filter(
    ([element, attribute]) =>
      !COMMON.includes(attribute) && !/^(aria|data)-/.test(attribute) && !USED.get(element)?.includes(attribute),
  )
  expect(dropped).toEqual([])
})
