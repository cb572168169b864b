import { writeFileSync } from 'node:fs'
import { allDocuments } from './build/documents.ts'

const target = new URL('./production/data.ndjson', import.meta.url)
const documents = allDocuments()
writeFileSync(target, documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
console.log(`${documents.length} documents in seed/production/data.ndjson`)
