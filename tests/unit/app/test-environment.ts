const secret = 'a-secret-of-the-tests-with-32-characters'

/** A whole configuration, so that code which asks for one address can be tested without a service. */
export const testEnvironment = {
  SITE_URL: 'https://shop.example',
  SANITY_API_READ_TOKEN: 'read',
  SANITY_API_WRITE_TOKEN: 'write',
  DATABASE_URL: 'postgresql://shop@db.example/shop',
  SENDGRID_API_KEY: 'key',
  MAIL_FROM: 'shop@shop.example',
  PREVIEW_SECRET: secret,
  INTERNAL_SECRET: secret,
}
