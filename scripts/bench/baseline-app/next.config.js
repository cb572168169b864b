import path from 'node:path'

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.RESTOCK_DIST_DIR ?? '.next',
  turbopack: { root: path.resolve(import.meta.dirname, '../../..') },
  typescript: { ignoreBuildErrors: true },
}

export default config
