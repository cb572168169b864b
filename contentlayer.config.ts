import { defineDocumentType, makeSource } from 'contentlayer2/source-files'

const HelpPage = defineDocumentType(() => ({
  name: 'HelpPage',
  filePathPattern: 'help/*.mdx',
  contentType: 'mdx',
  fields: {
    title: { type: 'string', required: true },
    description: { type: 'string', required: true },
    order: { type: 'number', required: true },
    updatedAt: { type: 'date', required: true },
  },
  computedFields: {
    slug: { type: 'string', resolve: (document) => document._raw.flattenedPath.replace(/^help\//, '') },
  },
}))

export default makeSource({
  contentDirPath: 'content',
  documentTypes: [HelpPage],
  disableImportAliasWarning: true,
})
