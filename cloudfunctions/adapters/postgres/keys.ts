import type { Key } from '@cloud/ports/doc-store'

/**
 * Indexed values rest as text in columns with COLLATE "C", so that every database of the family sorts them alike, byte
 * by byte. Text is kept as it is; a number becomes the 16 hex digits of its IEEE 754 bits, turned so that they sort as the
 * numbers do: the sign bit flipped for a positive one, all bits for a negative one.
 */
export const sortable = (key: Key): string => {
  if (typeof key === 'string') return key
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(key)
  const bits = bytes.readBigUInt64BE()
  const turned = key < 0 ? ~bits : bits ^ (1n << 63n)
  return BigInt.asUintN(64, turned).toString(16).padStart(16, '0')
}
