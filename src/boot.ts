// Imported before anything else in app.tsx: mini-programs forbid building functions from text, which zod would try. Said where zod
// looks when it is loaded, with the first page that has a form: the pages that open first do without it.
const forZod = globalThis as { __zod_globalConfig?: { jitless: boolean } }

forZod.__zod_globalConfig = { jitless: true }

export {}
