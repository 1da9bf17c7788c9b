// What the reader of tables uses of its two libraries: SheetJS types a cell's content and a container's files as `any`.

declare module '@e965/xlsx' {
  export type CellObject = {
    /** number, text, boolean, error, day */
    readonly t: 'n' | 's' | 'b' | 'e' | 'd' | 'z'
    readonly v?: string | number | boolean | Date
    /** the format of a number */
    readonly z?: string | number
  }
  type Place = { readonly r: number; readonly c: number }
  export type Range = { readonly s: Place; readonly e: Place }
  export type WorkSheet = {
    readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[]
    readonly '!merges'?: readonly Range[]
  }
  export type WorkBook = {
    readonly SheetNames: readonly string[]
    readonly Sheets: Readonly<Record<string, WorkSheet | undefined>>
    readonly Workbook?: {
      readonly WBProps?: { readonly date1904?: boolean }
      /** 0: visible */
      readonly Sheets?: readonly { readonly Hidden?: number }[]
    }
  }
  type Options = {
    readonly type: 'buffer'
    readonly dense: true
    readonly nodim: true
    readonly cellFormula: boolean
    readonly cellHTML: boolean
    readonly cellNF: boolean
    readonly cellText: boolean
  }
  export function read(bytes: Uint8Array, options: Options): WorkBook
  export const SSF: { is_date(format: string): boolean }
  export const CFB: {
    read(bytes: Uint8Array, options: { readonly type: 'buffer' }): object
    find(container: object, name: string): object | null
  }
}

declare module 'csv-parse/sync' {
  type Options = {
    readonly delimiter: string
    readonly quote: '"' | false
    readonly relax_quotes: boolean
    readonly relax_column_count: boolean
    readonly skip_empty_lines: boolean
    readonly bom: boolean
    /** the last line that is read */
    readonly to: number
  }
  export function parse(text: string, options: Options): string[][]
}
