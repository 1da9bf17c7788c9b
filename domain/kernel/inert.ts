/**
 * A text that a spreadsheet would calculate, also after somebody has edited the cell or saved it as text, begins with the full-width
 * sign instead: it reads the same, is read back the same, and a bank's program does not take an apostrophe for part of a name.
 */
export const inert = (text: string): string =>
  text.replace(/^[=+\-@\t\r]/, (sign) => (sign < ' ' ? ' ' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0)))
