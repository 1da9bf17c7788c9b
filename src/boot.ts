// Imported before anything else in app.tsx: mini-programs forbid building functions from text, which zod would try.
import * as z from 'zod/mini'

z.config({ jitless: true })
