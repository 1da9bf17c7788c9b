import type { Key } from '@cloud/ports/doc-store'

/**
 * Indexed values are stored as text in columns with COLLATE "C", so that every database of the family sorts them byte by byte.
 * Text stays as it is; a number becomes the 16 hex digits of its IEEE 754 bits, changed to sort like the number: the sign bit
 * flipped for positive numbers, all bits for negative numbers.
 */
export const sortable = (key: Key): string => {
  if (typeof key === 'string') return key
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(key)
  const bits = bytes.readBigUInt64BE()
  const turned = key < 0 ? ~bits : bits ^ (1n << 63n)
  return BigInt.asUintN(64, turned).toString(16).padStart(16, '0')
}
