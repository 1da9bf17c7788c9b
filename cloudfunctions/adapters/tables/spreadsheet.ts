// What is used of the library, by name, so that the bundle leaves out its writers and formats.
export { CFB, read, SSF } from '@e965/xlsx'
