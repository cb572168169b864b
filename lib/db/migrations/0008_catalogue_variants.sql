CREATE TABLE "catalogue_variants" (
	"product" integer NOT NULL,
	"position" smallint NOT NULL,
	"sku" text NOT NULL,
	"glaze" text,
	"glaze_place" smallint,
	"size" text,
	"size_place" smallint,
	"eur" bigint,
	"usd" bigint,
	CONSTRAINT "catalogue_variants_product_position_pk" PRIMARY KEY("product","position")
);--> statement-breakpoint
DROP INDEX "catalogue_products_glazes";--> statement-breakpoint
DROP INDEX "catalogue_products_sizes";--> statement-breakpoint
DROP INDEX "catalogue_products_skus";--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "catalogue_products_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "catalogue_products" ADD CONSTRAINT "catalogue_products_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "catalogue_variants" ADD CONSTRAINT "catalogue_variants_product_catalogue_products_id_fk" FOREIGN KEY ("product") REFERENCES "public"."catalogue_products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_products" DROP COLUMN "skus";--> statement-breakpoint
-- Cards are most of a row and are read for a dozen rows: outside of it they do not slow what looks at all of them.
ALTER TABLE "catalogue_products" SET (toast_tuple_target = 128);--> statement-breakpoint
ALTER TABLE "catalogue_products" ALTER COLUMN "card" SET STORAGE external;--> statement-breakpoint
ALTER TABLE "catalogue_products" ALTER COLUMN "prices" SET STORAGE main, ALTER COLUMN "glazes" SET STORAGE main, ALTER COLUMN "sizes" SET STORAGE main, ALTER COLUMN "title" SET STORAGE main, ALTER COLUMN "slug" SET STORAGE main;
