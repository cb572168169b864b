import { fail } from './platform/fail.ts'
import { serve } from './platform/serve.ts'

await serve('dev').catch(fail)
