export { TableImport } from './table-import'
export type { Told } from './told'
