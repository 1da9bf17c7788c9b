import { readdirSync } from 'node:fs'
import path from 'node:path'
import { samplesOf } from '@test/support/samples'
import ts from 'typescript'

// Reads every text of the app: plain sentences as they are, functions called with every value of their union types, with and
// without optional values. A text that cannot be called here fails the test.

const FOLDER = 'src/text'
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'index.ts')

const config = ts.readConfigFile('src/tsconfig.json', ts.sys.readFile)
const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, 'src')
const program = ts.createProgram(
  FILES.map((file) => path.resolve(FOLDER, file)),
  { ...parsed.options, noEmit: true, composite: false, incremental: false },
)
const checker = program.getTypeChecker()

/** Latin names people know from the thing itself: on the keyboard, in a window, on an icon. */
const OFFICERS_SEE = /\b(?:Word|Excel|A4|[JKN]|Edge|QQ|Firefox|Chrome|Safari|Windows|Linux)\b/g
/** Texts for officers; all other texts are for workers and must not contain Latin letters. */
const FOR_OFFICERS = [
  'deliberation.ts',
  'desk.ts',
  'duties.ts',
  'notice.ts',
  'paper.ts',
  'print.ts',
  'review.ts',
  'roster.ts',
  'computers.ts',
  'survey.ts',
  'crosscheck.ts',
]

type Heard = { readonly at: string; readonly text: string }

const argumentsFor = (call: ts.Signature): readonly (readonly unknown[])[] => {
  const each = call.parameters.map((parameter) => {
    const values = samplesOf(checker.getTypeOfSymbol(parameter), parameter.name, checker)
    const declared = parameter.valueDeclaration
    const optional = declared !== undefined && ts.isParameter(declared) && checker.isOptionalParameter(declared)
    return optional ? [...values, undefined] : values
  })
  const first = each.map((values) => values[0])
  const varied = each.flatMap((values, at) => values.map((value) => first.map((one, i) => (i === at ? value : one))))
  return varied.length === 0 ? [[]] : varied
}

const read = (at: string, value: unknown, type: ts.Type): readonly Heard[] => {
  if (typeof value === 'string') return [{ at, text: value }]
  if (value === undefined || value === null || typeof value === 'number' || typeof value === 'boolean') return []
  if (typeof value === 'function') {
    const call = type.getCallSignatures()[0]
    if (call === undefined) throw new Error(`${at} cannot be called`)
    return argumentsFor(call).flatMap((given) => {
      try {
        return read(
          `${at}(${given.map((one) => JSON.stringify(one)).join(', ')})`,
          (value as (...all: readonly unknown[]) => unknown)(...given),
          call.getReturnType(),
        )
      } catch (error) {
        throw new Error(`${at} cannot be called with ${JSON.stringify(given)}: ${String(error)}`)
      }
    })
  }
  if (Array.isArray(value))
    return value.flatMap((one, i) => read(`${at}[${i}]`, one, type.getNumberIndexType() ?? type))
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error(`${at} is no text`)
  return Object.entries(value).flatMap(([key, one]) => {
    const property = type.getProperty(key)
    return read(
      `${at}.${key}`,
      one,
      property === undefined ? (type.getStringIndexType() ?? type) : checker.getTypeOfSymbol(property),
    )
  })
}

const heardIn = (file: string): readonly Heard[] => {
  const source = program.getSourceFile(path.resolve(FOLDER, file))
  const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source)
  if (symbol === undefined) throw new Error(`${file} exports nothing`)
  const values = jest.requireActual<Record<string, unknown>>(path.resolve(FOLDER, file))
  return checker
    .getExportsOfModule(symbol)
    .filter(({ name }) => name in values && !/^[A-Z_]+$/.test(name)) // names in capitals are lists of keys
    .flatMap((one) => read(one.name, values[one.name], checker.getTypeOfSymbol(one)))
}

describe.each(FILES)('%s', (file) => {
  const heard = heardIn(file)

  test('returns some text, and no text with remains such as “undefined” or “NaN”', () => {
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.filter(({ text }) => /undefined|NaN|\[object|null|Invalid|\$\{/.test(text))).toEqual([])
  })

  test('returns no text with Latin letters', () => {
    const allowed = FOR_OFFICERS.includes(file) ? OFFICERS_SEE : /$^/
    expect(heard.filter(({ text }) => /[A-Za-z]/.test(text.replace(allowed, '')))).toEqual([])
  })
})
