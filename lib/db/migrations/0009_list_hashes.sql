DROP INDEX "catalogue_products_category";--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD COLUMN "glazes_hash" bigint GENERATED ALWAYS AS (hash_array_extended(glazes, 0)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD COLUMN "sizes_hash" bigint GENERATED ALWAYS AS (hash_array_extended(sizes, 0)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "catalogue_products_category_slug" ON "catalogue_products" USING btree ("category_slug");--> statement-breakpoint
CREATE INDEX "catalogue_variants_glaze" ON "catalogue_variants" USING btree ("glaze") WHERE glaze_place is not null;--> statement-breakpoint
CREATE INDEX "catalogue_variants_size" ON "catalogue_variants" USING btree ("size") WHERE size_place is not null;