/**
 * A paper document as a sequence of blocks; the cloud converts it to a computer file. The sentences on official papers are
 * fixed wording of the trade, so they are here beside their rule and not in `src/text`.
 */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `body`: indented by two characters, as on official papers */
  | { readonly kind: 'text'; readonly text: string; readonly as: 'body' | 'lead' | 'right' }
  /** label and value, one row each */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** `widths`: shares of the page width, one per column */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }
  /** lines for handwritten signatures */
  | { readonly kind: 'signatures'; readonly lines: readonly string[] }
  /** QR code that opens a page of the mini-program */
  | { readonly kind: 'code'; readonly page: string; readonly scene: string; readonly caption: string }
  /** what follows begins on a new page */
  | { readonly kind: 'page' }

export type Paper = {
  /** file name without extension */
  readonly name: string
  readonly blocks: readonly Block[]
}

/** Several papers printed in one run, each beginning on a page of its own. */
export const inOneRun = (name: string, papers: readonly Paper[]): Paper => ({
  name,
  blocks: papers.flatMap(({ blocks }, nth): readonly Block[] => (nth === 0 ? blocks : [{ kind: 'page' }, ...blocks])),
})
