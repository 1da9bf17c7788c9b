/**
 * A document on paper in our own words: what stands on it, in order. How it becomes a file is the cloud's business. The
 * sentences on official papers are fixed wording of the trade, so they stand here beside their rule and not in `src/text`.
 */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `body` begins two characters in, as official papers do */
  | { readonly kind: 'text'; readonly text: string; readonly as: 'body' | 'lead' | 'right' }
  /** label and value, a row each */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** `widths`: shares of the page, one a column */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }
  /** lines to be signed by hand */
  | { readonly kind: 'signatures'; readonly lines: readonly string[] }
  /** a code that opens a page of the mini-program */
  | { readonly kind: 'code'; readonly page: string; readonly scene: string; readonly caption: string }

export type Paper = {
  /** of the file, without its ending */
  readonly name: string
  readonly blocks: readonly Block[]
}
