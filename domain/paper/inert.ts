/** Texts that a spreadsheet would interpret as a formula, also after the cell was edited or saved as text. */
export const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
