import { fail } from './platform/fail.ts'
import { serve } from './platform/serve.ts'

await serve('production').catch(fail)
