import { ProductPage } from '../../../product-page.tsx'

export const dynamicParams = true
export const generateStaticParams = () => []

export default ProductPage
