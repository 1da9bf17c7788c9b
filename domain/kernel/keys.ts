/** Whether a string from outside is an own key of the table (and not `toString`). */
export const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T =>
  // biome-ignore lint/suspicious/noPrototypeBuiltins: phones of 2019 have no Object.hasOwn
  Object.prototype.hasOwnProperty.call(table, key)
