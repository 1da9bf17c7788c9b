// Must be imported before everything else in app.tsx: mini-programs forbid generating functions from text, which zod would try.
// The flag is set where zod reads it when it is loaded, which is with the first page that has a form; the first pages do not
// load zod.
const forZod = globalThis as { __zod_globalConfig?: { jitless: boolean } }

forZod.__zod_globalConfig = { jitless: true }

export {}
