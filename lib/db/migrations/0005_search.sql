CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "catalogue_products" (
	"document_id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"category_id" text,
	"category_rev" text,
	"category_slug" text,
	"category_title" text,
	"prices" jsonb NOT NULL,
	"glazes" text[] NOT NULL,
	"sizes" text[] NOT NULL,
	"skus" text[] NOT NULL,
	"card" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"rev" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_entries" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"path" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"body" text NOT NULL,
	"picture" jsonb,
	"words" text NOT NULL,
	"vector" "tsvector" NOT NULL,
	"rev" text NOT NULL,
	"form" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "search_entries_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "catalogue_products_slug" ON "catalogue_products" USING hash ("slug");--> statement-breakpoint
CREATE INDEX "catalogue_products_order" ON "catalogue_products" USING btree (title collate "C",document_id collate "C");--> statement-breakpoint
CREATE INDEX "catalogue_products_category" ON "catalogue_products" USING hash ("category_slug");--> statement-breakpoint
CREATE INDEX "catalogue_products_category_id" ON "catalogue_products" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "catalogue_products_glazes" ON "catalogue_products" USING gin ("glazes");--> statement-breakpoint
CREATE INDEX "catalogue_products_sizes" ON "catalogue_products" USING gin ("sizes");--> statement-breakpoint
CREATE INDEX "catalogue_products_skus" ON "catalogue_products" USING gin ("skus");--> statement-breakpoint
CREATE INDEX "catalogue_products_price_eur" ON "catalogue_products" USING btree (((prices->>'EUR')::bigint));--> statement-breakpoint
CREATE INDEX "catalogue_products_price_usd" ON "catalogue_products" USING btree (((prices->>'USD')::bigint));--> statement-breakpoint
CREATE INDEX "search_entries_vector" ON "search_entries" USING gin ("vector");--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin ("words" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_words_similar" ON "search_words" USING gin ("word" gin_trgm_ops);