import { Reader, Writer } from 'protobufjs/minimal'

/** One parameter of an openapi call: JSON text, or the bytes of a picture with its type. */
export type Pair = { readonly key: string; readonly value: Uint8Array; readonly type: string }

export type CommApiData = {
  /** 0: one of WeChat's interfaces, with `pairs`; other values are for services that none of our functions uses */
  readonly kind: number
  readonly pairs: readonly Pair[]
}

/** Reads fields one by one and skips unknown ones, as protobuf requires. */
const fields = (reader: Reader, end: number, on: Readonly<Record<number, () => void>>): void => {
  while (reader.pos < end) {
    const tag = reader.uint32()
    const read = on[tag >>> 3]
    if (read === undefined) reader.skipType(tag & 7)
    else read()
  }
}

/** Reads a message nested in a message. */
const inside = <T>(reader: Reader, read: (end: number) => T): T => {
  const length = reader.uint32()
  return read(reader.pos + length)
}

const pairOf = (reader: Reader, end: number): Pair => {
  const pair = { key: '', value: new Uint8Array(0), type: '' }
  fields(reader, end, {
    1: () => {
      pair.key = reader.string()
    },
    2: () => {
      pair.value = reader.bytes() as Uint8Array<ArrayBuffer>
    },
    3: () => {
      pair.type = reader.string()
    },
  })
  return pair
}

const pairsOf = (reader: Reader, end: number): readonly Pair[] => {
  const pairs: Pair[] = []
  fields(reader, end, { 1: () => void pairs.push(inside(reader, (to) => pairOf(reader, to))) })
  return pairs
}

/** Parses `CommApiData`, which the SDK sends as `requestData`. Throws when the bytes are invalid. */
export const readCommApiData = (bytes: Uint8Array): CommApiData => {
  const reader = Reader.create(bytes)
  let kind = 0
  let pairs: readonly Pair[] = []
  fields(reader, reader.len, {
    1: () => {
      kind = reader.int32()
    },
    2: () => {
      pairs = inside(reader, (end) => pairsOf(reader, end))
    },
  })
  return { kind, pairs }
}

export type CommOpenApiResp = {
  readonly data?: Uint8Array
  readonly type?: string
  /** error of the platform, not of the called interface: −604100, −604101 … */
  readonly errorCode?: number
}

export const writeCommOpenApiResp = ({ data, type, errorCode = 0 }: CommOpenApiResp): Uint8Array => {
  const writer = Writer.create()
  if (data !== undefined) writer.uint32((1 << 3) | 2).bytes(data)
  if (type !== undefined) writer.uint32((2 << 3) | 2).string(type)
  writer.uint32(3 << 3).int32(errorCode)
  writer.uint32(4 << 3).uint32(200)
  writer.uint32(6 << 3).int32(0)
  return writer.finish()
}
