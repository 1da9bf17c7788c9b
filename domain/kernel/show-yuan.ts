const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',')

/** `¥5,000.00`, as shown to people. Exact: never converted to a float. */
export const showYuan = (value: number): string => {
  const sign = value < 0 ? '−' : ''
  const cents = Math.abs(value)
  return `${sign}¥${group(String(Math.floor(cents / 100)))}.${String(cents % 100).padStart(2, '0')}`
}
