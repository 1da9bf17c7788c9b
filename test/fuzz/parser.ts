import type { Random } from '@local/year/random'

export type Bytes = Uint8Array

/** How far an input came: refused by the parser's very first check, refused by a later one, or read. */
export type Stage = 'first' | 'deeper' | 'accepted'

export type Mutate = (bytes: Bytes, random: Random) => Bytes

/** A parser made ready: its valid samples, and one run on one input, which must answer or refuse and never throw. */
export type Opened = {
  readonly samples: readonly Bytes[]
  readonly take: (input: Bytes) => Stage | Promise<Stage>
  readonly close?: () => Promise<void>
}

export type Parser = {
  readonly name: string
  /** the files of the product that read the input: their coverage is printed */
  readonly modules: readonly string[]
  /** changes that keep the format whole, so that an input comes further than the first check */
  readonly mutate: readonly [Mutate, ...Mutate[]]
  /** for a slow parser: no more inputs than this */
  readonly most?: number
  readonly open: () => Opened | Promise<Opened>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
export const bytesOf = (text: string): Bytes => encoder.encode(text)
export const textOf = (bytes: Bytes): string => decoder.decode(bytes)
export const jsonBytes = (value: unknown): Bytes => bytesOf(JSON.stringify(value))

/** The JSON in the input; undefined when there is none, as when the bytes were changed at random. */
export const jsonIn = (bytes: Bytes): unknown => {
  try {
    return JSON.parse(textOf(bytes)) as unknown
  } catch {
    return undefined
  }
}
