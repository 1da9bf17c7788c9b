const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)

/** Text that is HTML already. Created only by `html`. */
export type Html = { readonly html: string }

type Piece = string | number | Html | readonly Html[]
const written = (piece: Piece): string => {
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map((each) => each.html).join('')
  return escaped(String(piece))
}

/** A template whose values are escaped, so that a name can never become markup. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: strings.reduce((all, part, i) => all + part + (i < pieces.length ? written(pieces[i] ?? '') : ''), ''),
})
